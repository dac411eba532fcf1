"""The favourites of each person, in a record of his own."""

from BTrees.OOBTree import OOBTree
from etapalvelu.portal.core.stripes import Stripes
from plone import api
from zope.annotation.interfaces import IAnnotations

_KEY = "etapalvelu.portal.favourites"
# More stars than this mark nothing any more.
MOST = 200


def create():
    """Make the records once; what is in them survives an uninstallation."""
    annotations = IAnnotations(api.portal.get())
    if _KEY not in annotations:
        annotations[_KEY] = Stripes()


def of_person(user_id):
    """Return {UID: moment} of a person's favourites."""
    known = IAnnotations(api.portal.get()).get(_KEY)
    return {} if known is None else known.get(user_id, {})


def add(user_id, uid, now):
    """Mark a content; False when there are too many already."""
    part = IAnnotations(api.portal.get())[_KEY].part(user_id)
    if user_id not in part:
        part[user_id] = OOBTree()
    if len(part[user_id]) >= MOST:
        return False
    part[user_id].setdefault(uid, now)
    return True


def remove(user_id, uid):
    """Take a mark away; safe to repeat."""
    mine = of_person(user_id)
    if uid in mine:
        del mine[uid]


def forget(user_id):
    """Delete all that is kept of a person."""
    known = IAnnotations(api.portal.get()).get(_KEY)
    if known is not None:
        known.part(user_id).pop(user_id, None)


def mine():
    """Return catalog records of the present user's favourites that may be viewed, by title."""
    uids = list(of_person(api.user.get_current().getId()))
    if not uids:
        return []
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.searchResults(UID=uids, sort_on="sortable_title")
