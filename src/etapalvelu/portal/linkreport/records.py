"""What the last check has found, by the organisation's UID ("" = outside of organisations)."""

from BTrees.OOBTree import OOBTree
from persistent import Persistent
from plone import api
from typing import NamedTuple
from zope.annotation.interfaces import IAnnotations

_KEY = "etapalvelu.portal.linkreport"


class Row(NamedTuple):
    """One fault in one content; path: below the site."""

    uid: str
    title: str
    path: str
    kind: str
    words: str
    target: str


class Report(Persistent):
    """Of one organisation; at: aware moment of the check; rows: Rows; texts: how many were read."""

    def __init__(self, at, rows, texts):
        self.at = at
        self.rows = tuple(rows)
        self.texts = texts


def create_tree():
    """Make the records once, when the profile is applied."""
    annotations = IAnnotations(api.portal.get())
    if _KEY not in annotations:
        annotations[_KEY] = OOBTree()


def reports():
    """Return the Reports by UID of the organisation."""
    return IAnnotations(api.portal.get()).get(_KEY, {})
