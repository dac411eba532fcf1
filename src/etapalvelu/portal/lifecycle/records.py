"""Change notes and marks by the content's UID; no part of it, so that versions let them be."""

from BTrees.OOBTree import OOBTree
from persistent import Persistent
from plone import api
from typing import NamedTuple
from zope.annotation.interfaces import IAnnotations

_KEY = "etapalvelu.portal.lifecycle"


class Note(NamedTuple):
    """What readers were told of a change at an aware moment; who made it, the history knows."""

    at: object
    text: str
    major: bool


class Behind(NamedTuple):
    """The source language has changed: language, aware moment, what the readers were told."""

    language: str
    at: object
    text: str


class Record(Persistent):
    """Of one content; the newest note first. behind: Behind or None. reason: of its state."""

    notes = ()
    behind = None
    reason = ""


def create_tree():
    """Make the records once, when the profile is applied."""
    annotations = IAnnotations(api.portal.get())
    if _KEY not in annotations:
        annotations[_KEY] = OOBTree()


def tree():
    """Return the Records by UID; also in a site that has not been upgraded yet."""
    return IAnnotations(api.portal.get()).get(_KEY, {})
