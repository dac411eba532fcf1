"""The way from the front page to here, from objects that publishing has already woken."""

from AccessControl import getSecurityManager
from Acquisition import aq_chain
from Acquisition import aq_inner
from plone.base.interfaces import IPloneSiteRoot


def parents(context):
    """Return the readable objects from below the site root down to `context` itself."""
    may = getSecurityManager().checkPermission
    trail = []
    for item in aq_chain(aq_inner(context)):
        if IPloneSiteRoot.providedBy(item):
            break
        if hasattr(item, "absolute_url") and hasattr(item, "Title") and may("View", item):
            trail.append(item)
    return trail[::-1]


def trail(context, page_title):
    """Return (title, url) pairs; the last pair is the page itself and has no url.

    page_title: own title of a view of `context`, "" for a view without one (then every pair has
    its url), or None when the page is `context` itself.
    """
    items = [(item.Title(), item.absolute_url()) for item in parents(context)]
    if page_title is not None:
        return [*items, (page_title, None)] if page_title else items
    return [*items[:-1], (items[-1][0], None)] if items else []
