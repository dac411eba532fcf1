"""Numbers under which versions of content are kept: by chance instead of by Plone's one counter.

Everybody who creates something writes that counter, so of two at the same instant one has to repeat
the whole request, and in several processes some give up.
"""

from plone import api
from Products.CMFUid.interfaces import IUniqueIdGenerator
from secrets import randbits
from zope.interface import implementer

# Fits the 64-bit integers of indexes; a million objects meet by chance once in ten million tries.
BITS = 62


@implementer(IUniqueIdGenerator)
class RandomNumbers:
    """Used where the site registers no generator of its own."""

    def __call__(self):
        return randbits(BITS)

    def convert(self, uid):
        return int(uid)


def prepare():
    """Take Plone's counter out of use; safe to repeat."""
    api.portal.get().getSiteManager().unregisterUtility(provided=IUniqueIdGenerator)


def restore():
    """Use Plone's counter again. It stands where it stood, and lies below nearly all numbers."""
    portal = api.portal.get()
    portal.getSiteManager().registerUtility(portal.portal_uidgenerator, IUniqueIdGenerator)
