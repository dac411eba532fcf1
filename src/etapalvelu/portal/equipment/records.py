"""Profiles and the equipment of points: small records and no content."""

from BTrees.OOBTree import OOBTree
from persistent import Persistent
from plone import api
from zope.annotation.interfaces import IAnnotations

_KEY = "etapalvelu.portal.equipment"


class Profile(Persistent):
    """A version of the requirements; valid_from: date, None while it is a draft.

    told: whether points have been told what no longer meets it.
    """

    told = False

    def __init__(self, id, kind, title, requirements=(), valid_from=None, source="", by=""):
        self.id = id
        self.kind = kind
        self.title = title
        self.requirements = tuple(requirements)
        self.valid_from = valid_from
        self.source = source
        self.by = by


class Equipment(Persistent):
    """Of one point: rules.Station by key of the room, replaced as a whole."""

    def __init__(self):
        self.stations = {}


class Root(Persistent):
    def __init__(self):
        self.profiles = OOBTree()
        self.points = OOBTree()


def create():
    """Make the records once; return whether they are new."""
    annotations = IAnnotations(api.portal.get())
    if _KEY in annotations:
        return False
    annotations[_KEY] = Root()
    return True


def root():
    return IAnnotations(api.portal.get())[_KEY]


def to_write(uid):
    """Return the Equipment of a point, made when there is none."""
    points = root().points
    if uid not in points:
        points[uid] = Equipment()
    return points[uid]
