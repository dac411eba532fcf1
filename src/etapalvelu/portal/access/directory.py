"""Finds organisations, also for readers who may see none of them."""

from etapalvelu.portal.access import store
from plone import api
from typing import NamedTuple

TYPES = ("ServicePoint", "ServiceProvider", "NetworkOrganisation")


class Entry(NamedTuple):
    """An organisation's name and kind, which is all that strangers may know of it."""

    uid: str
    title: str
    kind: str


def organisation(uid):
    """Return the organisation with a UID whatever the reader may see, or None."""
    brains = _find(UID=uid)
    return brains[0]._unrestrictedGetObject() if brains else None


def active():
    """Return the Entries of the organisations that work now, by name."""
    return [
        Entry(brain.UID, brain.Title, _kind(brain))
        for brain in _find(review_state="active", sort_on="sortable_title")
    ]


def titles(uids):
    """Return the names of organisations by UID."""
    return {brain.UID: brain.Title for brain in _find(UID=list(uids))} if uids else {}


def _kind(brain):
    if brain.portal_type == "ServicePoint":
        return store.POINT
    if brain.portal_type == "ServiceProvider":
        return store.PROVIDER
    # There are two or three of these, so waking them costs little.
    return store.kind(brain._unrestrictedGetObject())


def _find(**query):
    query.setdefault("portal_type", list(TYPES))
    return api.portal.get_tool("portal_catalog").unrestrictedSearchResults(**query)
