"""The log in the database: an inbox that many write into at once, and the sealed chain."""

from BTrees.LOBTree import LOBTree
from etapalvelu.portal.audit import rules
from persistent import Persistent
from plone import api
from zope.annotation.interfaces import IAnnotations
from zope.component.hooks import getSite

import zlib

_KEY = "etapalvelu.portal.audit"
SLOTS = 64


class Slot(Persistent):
    """A part of the inbox: texts of events by id. Concurrent changes of it never conflict."""

    def __init__(self):
        self.lines = {}

    def put(self, id_, text):
        """Add an event."""
        self.lines[id_] = text
        self._p_changed = True

    def empty(self):
        """Forget what has gone into the chain."""
        self.lines = {}

    def _p_resolveConflict(self, old, committed, new):
        # Ids are random: additions and removals of both sides can be done one after another.
        removed = old["lines"].keys() - new["lines"].keys()
        lines = {id_: text for id_, text in committed["lines"].items() if id_ not in removed}
        for id_ in new["lines"].keys() - old["lines"].keys():
            lines[id_] = new["lines"][id_]
        return {**committed, "lines": lines}


class Segment(Persistent):
    """Some consecutive sealed lines, packed."""

    def __init__(self, lines):
        rows = "\n".join(f"{line.number} {line.hash} {line.text}" for line in lines)
        self.packed = zlib.compress(rows.encode())

    def lines(self):
        """Return the Lines in the order of storage."""
        rows = zlib.decompress(self.packed).decode().split("\n")
        parts = (row.split(" ", 2) for row in rows)
        return [rules.Line(int(number), hash_, text) for number, hash_, text in parts]


class Summary(Persistent):
    """The rules.Outline of a segment, as an object of its own: a seal writes only the last one."""

    def __init__(self, outline):
        self.oldest = outline.oldest
        self.newest = outline.newest
        self.actions = outline.actions
        self.people = outline.people

    def outline(self):
        """Return the Outline."""
        return rules.Outline(self.oldest, self.newest, self.actions, self.people)


class AuditLog(Persistent):
    """One per site. start, end: (number, hash) before the first line and of the last one."""

    def __init__(self):
        self.inbox = tuple(Slot() for _ in range(SLOTS))
        # number of its first line -> Segment, and its Summary
        self.segments = LOBTree()
        self.index = LOBTree()
        self.chain = Chain()


class Chain(Persistent):
    """Where the chain begins and ends; only the sealing job and a cut write it."""

    start = (0, rules.START)
    end = (0, rules.START)
    # names of all actions that ever occurred, for the page's list of choices
    actions = frozenset()


def create():
    """Make the log once, when the profile is applied."""
    annotations = IAnnotations(api.portal.get())
    if _KEY not in annotations:
        annotations[_KEY] = AuditLog()


def log():
    """Return the site's log, or None when the site has none (yet)."""
    return IAnnotations(api.portal.get()).get(_KEY) if getSite() is not None else None
