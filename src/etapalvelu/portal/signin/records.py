"""What the doors remember, in annotations of the site."""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from persistent import Persistent
from plone import api
from zope.annotation.interfaces import IAnnotations

_PEOPLE = "etapalvelu.portal.signin.people"
_COUNTERS = "etapalvelu.portal.signin.counters"


class PersonRecord(Persistent):
    """The sessions and the second factor of one account.

    `ended`: ids of sessions that were logged out, with the moment until which that matters.
    `secret`: of the second factor, None when it is off; `offered`: one not confirmed yet.
    `step`: the last half minute whose code was used. `recovery`: hashes of unused codes.
    `last_login`, `previous_login`: (moment, address) or None.
    """

    epoch = 0
    ended = ()
    secret = None
    offered = None
    since = None
    step = 0
    recovery = ()
    last_login = None
    previous_login = None


class Shard(Persistent):
    """A handful of counters; `rows`: digest of the key -> (failures, last, until, forgotten at)."""

    def __init__(self):
        self.rows = {}


def people():
    """Return the PersonRecords by user id; empty where the profile was not applied."""
    return _annotations().get(_PEOPLE, {})


def counters():
    """Return the Shards by number, None where the profile was not applied."""
    return _annotations().get(_COUNTERS)


def create():
    """Make the stores once, when the profile is applied: a page that only reads must not write."""
    annotations = _annotations()
    for key, kind in ((_PEOPLE, OOBTree), (_COUNTERS, IOBTree)):
        if key not in annotations:
            annotations[key] = kind()


def remove():
    """Forget everything."""
    for key in (_PEOPLE, _COUNTERS):
        _annotations().pop(key, None)


def _annotations():
    return IAnnotations(api.portal.get())
