"""The confirmations, by the organisation's UID; small records and no content."""

from BTrees.OOBTree import OOBTree
from persistent import Persistent
from plone import api
from zope.annotation.interfaces import IAnnotations

_KEY = "etapalvelu.portal.accessreviews"


class Confirmation:
    """What somebody decided at an aware moment: kept and ended are (user id, role)."""

    def __init__(self, at, by, kept, ended):
        self.at = at
        self.by = by
        self.kept = tuple(kept)
        self.ended = tuple(ended)


class Reviews(Persistent):
    """Of one organisation; newest confirmation first. reminded: (due, stage) of the last letter."""

    confirmations = ()
    reminded = None


def create_tree():
    """Make the records once, when the profile is applied."""
    annotations = IAnnotations(api.portal.get())
    if _KEY not in annotations:
        annotations[_KEY] = OOBTree()


def reviews():
    """Return the Reviews by UID of the organisation."""
    return IAnnotations(api.portal.get())[_KEY]
