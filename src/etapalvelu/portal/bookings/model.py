"""The records of the engine. They know ZODB, and nothing of Plone.

A ledger says who is taken on one day; it never merges two writers, so that of two transactions
which change the same day of the same resource the later one starts anew and sees the first.
"""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from etapalvelu.portal.bookings.masks import span
from etapalvelu.portal.bookings.rules import TAKING
from etapalvelu.portal.bookings.ticks import day_number
from persistent import Persistent
from secrets import token_hex
from typing import NamedTuple

# What an entry of a ledger is for.
BOOKING = "b"
HOLD = "h"
BLOCK = "x"


class Entry(NamedTuple):
    """Ticks of one lane that are taken: [start - before, start + length + after).

    lane: its place in the ledger's `lanes`; until: POSIX seconds at which a hold ends, or 0.
    """

    lane: int
    start: int
    length: int
    before: int
    after: int
    kind: str
    until: int = 0

    @property
    def mask(self):
        return span(self.start - self.before, self.before + self.length + self.after)


class Ledger(Persistent):
    """One local day of one resource: which lane (an expert, a room) is taken when, by what."""

    def __init__(self):
        self.lanes = ()
        self.busy = ()
        self.entries = {}

    def taken(self, lane, now):
        """Return the taken ticks of a lane; holds that have ended take nothing."""
        if lane not in self.lanes:
            return 0
        number = self.lanes.index(lane)
        if not any(entry.kind == HOLD for entry in self.entries.values()):
            return self.busy[number]
        return self._union(number, now)

    def put(self, key, lane, entry):
        """Write an entry under a key; the caller has looked whether it fits."""
        if lane not in self.lanes:
            self.lanes += (lane,)
            self.busy += (0,)
        number = self.lanes.index(lane)
        self.entries[key] = entry._replace(lane=number)
        self._count(number)

    def drop(self, key):
        """Take an entry out; return it, or None when there is none."""
        entry = self.entries.pop(key, None)
        if entry is not None:
            self._count(entry.lane)
        return entry

    def sweep(self, now):
        """Drop the holds that have ended."""
        ended = [key for key, e in self.entries.items() if e.kind == HOLD and e.until <= now]
        for key in ended:
            self.drop(key)

    def is_blocked(self, entry):
        """Tell whether an absence or a closed room has come upon an entry."""
        return any(
            other.kind == BLOCK and other.lane == entry.lane and other.mask & entry.mask
            for other in self.entries.values()
        )

    def _count(self, number):
        busy = list(self.busy)
        busy[number] = self._union(number, 0)
        self.busy = tuple(busy)
        self._p_changed = True

    def _union(self, number, now):
        mask = 0
        for entry in self.entries.values():
            if entry.lane == number and not (entry.kind == HOLD and entry.until <= now):
                mask |= entry.mask
        return mask


class Resource(Persistent):
    """The experts of a provider, or the rooms of a point: ledgers by day."""

    def __init__(self):
        self.days = IOBTree()

    def ledger(self, day):
        """Return the ledger of a day, or None when nothing was ever written on it."""
        return self.days.get(day_number(day))

    def open_ledger(self, day):
        """Return the ledger of a day to write in."""
        ledger = self.ledger(day)
        if ledger is None:
            ledger = self.days[day_number(day)] = Ledger()
        return ledger


class Booking(Persistent):
    """One appointment without anything about the customer.

    places: {resource id: lane}; start: aware UTC; length, in ticks; facts: what the caller keeps
    of it (service, point, provider, language, who booked), plain values only. A hold takes time
    only before `until` (POSIX seconds), though nobody may have noticed yet that it has ended.
    """

    sequence = 0

    def __init__(self, id, start, length, places, facts, until):
        self.id = id
        self.state = "held"
        self.until = until
        self.start = start
        self.length = length
        self.places = places
        self.facts = facts
        self.history = ()

    def takes_time(self, now):
        """Tell whether it keeps its expert and its room from others at a POSIX second."""
        return self.state in TAKING and not (self.state == "held" and self.until <= now)

    def note(self, moment, event, who):
        self.history += ((moment, event, who),)


class Customer(Persistent):
    """What is known of the customer, apart, so that it can be deleted alone."""

    def __init__(self, values):
        self.values = dict(values)


class Bookings(Persistent):
    """The root of the engine."""

    def __init__(self):
        self.resources = OOBTree()
        self.bookings = OOBTree()
        self.customers = OOBTree()
        # Makes ids, which stand in addresses, tell nothing of the keys behind them.
        self.salt = token_hex(16)

    def resource(self, id_):
        """Return a resource to read, or None when nothing was ever booked of it."""
        return self.resources.get(id_)

    def open_resource(self, id_):
        """Return a resource to write in."""
        resource = self.resources.get(id_)
        if resource is None:
            resource = self.resources[id_] = Resource()
        return resource
