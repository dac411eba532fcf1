"""Assessments by organisation: one small persistent object each, and no content."""

from BTrees.OOBTree import OOBTree
from persistent import Persistent
from plone import api
from typing import NamedTuple
from zope.annotation.interfaces import IAnnotations

_KEY = "etapalvelu.portal.roomchecks"


class Latest(NamedTuple):
    """The newest assessment of a place in short; measured is {key of the criterion: value}."""

    id: str
    name: str
    day: object
    due: object
    measured: dict


class Checks(Persistent):
    """Of one organisation. The short forms lie in it, so that an overview wakes nothing else."""

    def __init__(self):
        # Key of the place -> Latest; replaced as a whole, never changed inside.
        self.latest = {}
        # (key of the place, place in the order) -> rules.Assessment
        self.history = OOBTree()


def create_tree():
    """Make the records once, when the profile is applied."""
    annotations = IAnnotations(api.portal.get())
    if _KEY not in annotations:
        annotations[_KEY] = OOBTree()


def checks():
    """Return the Checks by UID of the organisation."""
    return IAnnotations(api.portal.get()).get(_KEY, {})


def to_write(uid):
    """Return the Checks of an organisation, made when there are none."""
    tree = checks()
    if uid not in tree:
        tree[uid] = Checks()
    return tree[uid]
