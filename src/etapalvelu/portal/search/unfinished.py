"""What has to be indexed anew: content that came in without Voikko, or everything when asked."""

from BTrees.OOBTree import OOTreeSet
from persistent import Persistent
from plone import api
from zope.annotation.interfaces import IAnnotations

KEY = "etapalvelu.portal.search.unfinished"


class Unfinished(Persistent):
    """`contents`: UIDs; `all_after`: the row number until which all is done, None if not asked."""

    all_after = None

    def __init__(self):
        # A tree of its own, so that two contents may come in at the same time.
        self.contents = OOTreeSet()


def prepare():
    """Make the store; safe to repeat."""
    notes = IAnnotations(api.portal.get())
    if KEY not in notes:
        notes[KEY] = Unfinished()


def remove():
    """Take the store out of the site."""
    IAnnotations(api.portal.get()).pop(KEY, None)


def unfinished():
    """Return the site's Unfinished, None before the search has been prepared."""
    return IAnnotations(api.portal.get()).get(KEY)
