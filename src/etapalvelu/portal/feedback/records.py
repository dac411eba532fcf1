"""What is kept of votes: a record for each content, and which comments are open."""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from etapalvelu.portal.core.stripes import Stripes
from etapalvelu.portal.feedback import rules
from persistent import Persistent
from plone import api
from secrets import token_hex
from zope.annotation.interfaces import IAnnotations

_KEY = "etapalvelu.portal.feedback"


class Vote(Persistent):
    """What one person said of one version at an aware moment; user_id is "" without a name."""

    answer = ""
    handled_by = ""
    handled = None

    def __init__(self, id, at, version, helpful, comment, user_id):
        self.id = id
        self.at = at
        self.version = version
        self.helpful = helpful
        self.comment = comment
        self.user_id = user_id
        self.state = rules.OPEN if comment else rules.SILENT


class Feedback(Persistent):
    """The root. contents: UID -> votes by id; open: "<UID> <vote id>" of open comments."""

    def __init__(self):
        self.secret = token_hex(32)
        self.contents = Stripes()
        self.open = Stripes(OOTreeSet)


def create():
    """Make the records once; what is in them survives an uninstallation."""
    annotations = IAnnotations(api.portal.get())
    if _KEY not in annotations:
        annotations[_KEY] = Feedback()


def root():
    """Return the portal's Feedback, or None before the profile is applied."""
    return IAnnotations(api.portal.get()).get(_KEY)


def votes(uid):
    """Return the Votes about a content by id, only to read."""
    return root().contents.get(uid, {})


def to_write(uid):
    """Return the Votes about a content, made when there are none."""
    part = root().contents.part(uid)
    if uid not in part:
        part[uid] = OOBTree()
    return part[uid]


def set_open(uid, vote):
    """Keep the list of open comments true for a vote."""
    name = f"{uid} {vote.id}"
    part = root().open.part(name)
    if vote.state == rules.OPEN:
        part.insert(name)
    elif name in part:
        part.remove(name)
