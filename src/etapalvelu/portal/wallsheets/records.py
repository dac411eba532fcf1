"""What is kept of bundles of sheets: one record for each person."""

from BTrees.OOBTree import OOBTree
from persistent import Persistent
from plone import api
from ZODB.blob import Blob
from zope.annotation.interfaces import IAnnotations

_KEY = "etapalvelu.portal.wallsheets"


class Sheet(Persistent):
    """A finished PDF of a bundle that is still being made."""

    def __init__(self, content):
        self.content = content


class Bundle(Persistent):
    """Sheets of many points that one person has asked for, made one by one by a job.

    order: plain settings of `sheet.paper`; names: {UID of a point: name for people}.
    """

    file = None
    finished = None

    def __init__(self, created, language, order, names):
        self.created = created
        self.language = language
        self.order = order
        self.names = names
        self.sheets = OOBTree()
        self.failed = ()

    @property
    def made(self):
        return len(self.names) if self.finished else len(self.sheets) + len(self.failed)

    def next(self):
        """Return the UID of a point whose sheet is to be made, or None."""
        waiting = (uid for uid in self.names if uid not in self.sheets and uid not in self.failed)
        return next(waiting, None)

    def finish(self, content, moment):
        """Keep the ZIP's bytes and let the single sheets go."""
        self.file = Blob()
        with self.file.open("w") as file:
            file.write(content)
        self.sheets = OOBTree()
        self.finished = moment

    def read(self):
        """Return the bytes of the ZIP."""
        with self.file.open("r") as file:
            return file.read()


def create():
    """Make the root of the records when there is none."""
    IAnnotations(api.portal.get()).setdefault(_KEY, OOBTree())


def bundles():
    """Return {user id: Bundle}."""
    return IAnnotations(api.portal.get())[_KEY]
