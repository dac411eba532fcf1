"""Entries of the bin; each holds the deleted object itself."""

from BTrees.OOBTree import OOBTree
from persistent import Persistent
from plone import api
from zope.annotation.interfaces import IAnnotations

_KEY = "etapalvelu.portal.recyclebin"


class Entry(Persistent):
    """One deletion. content: the object without its parents; at: aware moment.

    organisation: UID or ""; parent: UID of the container; place: its title and path then.
    """

    def __init__(self, id, content, at, organisation, parent, place):
        self.id = id
        self.content = content
        self.at = at
        self.organisation = organisation
        self.parent = parent
        self.place = place


def create_tree():
    """Make the bin once, when the profile is applied."""
    annotations = IAnnotations(api.portal.get())
    if _KEY not in annotations:
        annotations[_KEY] = OOBTree()


def entries():
    """Return the Entries by id, None in a site without a bin."""
    return IAnnotations(api.portal.get()).get(_KEY)
