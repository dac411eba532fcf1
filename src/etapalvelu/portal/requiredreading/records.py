"""What is kept of required reading: a requirement for each content, confirmations by person."""

from BTrees.OOBTree import OOBTree
from etapalvelu.portal.core.stripes import Stripes
from persistent import Persistent
from plone import api
from zope.annotation.interfaces import IAnnotations

_KEY = "etapalvelu.portal.requiredreading"


class Requirement(Persistent):
    """That a content has to be read.

    round: grows with every major change; announced: the round that the readers were told of;
    since: aware moment from which this round is asked for.
    """

    announced = 0

    def __init__(self, uid, roles, place, provider, since, by):
        self.uid = uid
        self.roles = tuple(roles)
        self.place = place
        self.provider = provider
        self.since = since
        self.by = by
        self.round = 1


class Confirmation:
    """That somebody has read the version of a round, at an aware moment; it never changes."""

    def __init__(self, at, round, version):
        self.at = at
        self.round = round
        self.version = version


class RequiredReading(Persistent):
    """The root. requirements: by UID of the content; readers: user id -> confirmations by UID."""

    def __init__(self):
        self.requirements = OOBTree()
        self.readers = Stripes()


def create():
    """Make the records once; what is in them survives an uninstallation."""
    annotations = IAnnotations(api.portal.get())
    if _KEY not in annotations:
        annotations[_KEY] = RequiredReading()


def root():
    """Return the portal's RequiredReading, or None before the profile is applied."""
    return IAnnotations(api.portal.get()).get(_KEY)


def confirmations(user_id):
    """Return the Confirmations of a person by UID, only to read."""
    return root().readers.get(user_id, {})


def to_write(user_id):
    """Return the Confirmations of a person, made when there are none."""
    part = root().readers.part(user_id)
    if user_id not in part:
        part[user_id] = OOBTree()
    return part[user_id]
