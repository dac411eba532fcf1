"""What the retention job did: when, with how many records of each kind, and what failed."""

from BTrees.OOBTree import OOBTree
from datetime import timedelta
from persistent import Persistent
from plone import api
from zope.annotation.interfaces import IAnnotations

_KEY = "etapalvelu.portal.privacy.runs"
# Long enough to show the supervision that the last years' runs were done.
KEPT = timedelta(days=3 * 365)


class Run(Persistent):
    """One run. counts: {kind: how many}; failed: kinds that raised an error; done: it ended."""

    done = False

    def __init__(self, at):
        self.at = at
        self.counts = {}
        self.failed = ()

    def note(self, kind, count):
        """Add to what was done of one kind."""
        self.counts = {**self.counts, kind: self.counts.get(kind, 0) + count}

    def note_failure(self, kind):
        self.failed = (*self.failed, kind)


def create_tree():
    """Make the history once, when the profile is applied."""
    annotations = IAnnotations(api.portal.get())
    if _KEY not in annotations:
        annotations[_KEY] = OOBTree()


def begin(now):
    """Return the Run of this moment; the same one when the job was killed in it."""
    tree = _tree()
    key = now.isoformat()
    if key not in tree:
        tree[key] = Run(now)
    return tree[key]


def newest_first():
    """Return the runs that are kept."""
    return list(reversed(_tree().values()))


def cut(now):
    """Forget the runs that nobody has to be shown any more."""
    tree = _tree()
    for key in list(tree.keys(max=(now - KEPT).isoformat())):
        del tree[key]


def _tree():
    return IAnnotations(api.portal.get())[_KEY]
