"""Rivals for the same appointments, in threads or processes, and what they must have left.

Each scenario is prepared, then its rivals act at once, each in transactions of its own; afterwards
`audit.findings` and the scenario's own look at moments and serials tell what went wrong.
"""

from collections import Counter
from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.bookings import audit
from etapalvelu.portal.bookings import availability
from etapalvelu.portal.bookings import engine
from etapalvelu.portal.bookings import masks
from etapalvelu.portal.bookings import ticks
from etapalvelu.portal.bookings.availability import Demand
from etapalvelu.portal.bookings.model import Bookings
from etapalvelu.portal.bookings.rules import NotPossible
from persistent import Persistent
from persistent.mapping import PersistentMapping
from transaction.interfaces import TransientError

import random
import time
import transaction

NOW = datetime(2027, 1, 4, 6, tzinfo=UTC)
# Two of them are the days on which the clocks change.
DAYS = [date(2027, 3, 26) + timedelta(days=n) for n in range(5)] + [
    date(2027, 10, 29) + timedelta(days=n) for n in range(5)
]
OPEN = masks.span(96, 96)
LENGTH, EVERY, EXPERTS, ROOMS = 6, 6, 4, 2
PROVIDERS, POINTS = 20, 60
# Anybody who needs more attempts than this for one booking starves.
MOST_ATTEMPTS = 200


class Gate(Persistent):
    """What is read and not written by a booking: a day's hours, an agreement."""

    open = True


class Absence(Persistent):
    def __init__(self, provider, lane, day, start, length):
        self.provider = provider
        self.lane = lane
        self.day = day
        self.start = start
        self.length = length


def prepare(root):
    root["bookings"] = Bookings()
    root["gates"] = PersistentMapping({day.toordinal(): Gate() for day in DAYS})
    root["agreement"] = Gate()
    root["absences"] = PersistentMapping()


def demands(provider, point):
    return [
        Demand(f"experts:{provider}", {f"e{n}": OPEN for n in range(EXPERTS)}, 1, 1),
        Demand(f"rooms:{point}", {f"r{n}": OPEN for n in range(ROOMS)}),
    ]


class Rival:
    """One actor. `turns` is what keeps order, or None."""

    def __init__(self, database, seed, turns=None):
        self.connection = database.open()
        self.root = self.connection.root()
        self.random = random.Random(seed)
        self.turns = turns
        self.attempts = []
        self.outcomes = Counter()
        self.made = []

    def act(self, resources, work):
        """Do some work in a transaction, again after each conflict; count what came of it."""
        for attempt in range(1, MOST_ATTEMPTS + 1):
            try:
                if self.turns is None:
                    transaction.begin()
                    result = work()
                    transaction.commit()
                else:
                    with self.turns.of(resources):
                        transaction.begin()
                        result = work()
                        transaction.commit()
            except TransientError:
                transaction.abort()
                time.sleep(self.random.random() * 0.002 * min(attempt, 16))
                continue
            except (engine.Taken, NotPossible, KeyError) as refusal:
                transaction.abort()
                self.attempts.append(attempt)
                self.outcomes[type(refusal).__name__] += 1
                return None
            self.attempts.append(attempt)
            self.outcomes["done"] += 1
            return result
        self.outcomes["starved"] += 1
        return None

    @property
    def bookings(self):
        return self.root["bookings"]

    def close(self):
        transaction.abort()
        self.connection.close()

    # What rivals do

    def book(self, provider, point, day, tick=None, gate_key=None, expired=False):
        """Hold and confirm in two transactions, as a person does; None when it is refused."""
        wanted = demands(provider, point)
        resources = [demand.resource for demand in wanted]
        key = self.random.getrandbits(128).to_bytes(16).hex()
        facts = {"by": "x", "gate": gate_key}

        def hold():
            start = tick
            self.check(gate_key)
            if start is None:
                free = availability.starts(
                    self.bookings, wanted, day, LENGTH, EVERY, NOW.timestamp()
                )
                if not free:
                    raise engine.Taken("full")
                start = next(masks.ticks_in(free))
            seconds = -1 if expired else 600
            return engine.hold(
                self.bookings, key, wanted, day, start, LENGTH, facts, NOW, seconds
            ).id

        id_ = self.act(resources, hold)
        if id_ and not expired:

            def confirm():
                self.check(gate_key)
                return engine.confirm(self.bookings, id_, NOW, "x", {"name": "n"}).id

            if self.act(resources, confirm):
                self.made.append(id_)
        return id_

    def check(self, gate_key):
        if gate_key is None:
            return
        gate = self.root["agreement"] if gate_key == "agreement" else self.root["gates"][gate_key]
        engine.rely_on(gate)
        if not gate.open:
            raise engine.Taken("closed")

    def move(self, id_, provider, point, day, tick):
        wanted = demands(provider, point)
        self.act(
            [demand.resource for demand in wanted],
            lambda: engine.move(self.bookings, id_, wanted, day, tick, LENGTH, NOW, "x"),
        )

    def end(self, id_, event):
        self.act(["x"], lambda: engine.end(self.bookings, id_, event, NOW, "x"))

    def anywhere(self):
        return (
            self.random.randrange(PROVIDERS),
            self.random.randrange(POINTS),
            self.random.choice(DAYS),
        )

    def some_tick(self):
        return self.random.choice(range(96, 192, EVERY))


def hot(rival, number):
    """All want the first free time of one provider at one point."""
    provider = 0
    rival.book(provider, rival.random.randrange(3), DAYS[number % len(DAYS)])
    if rival.made and rival.random.random() < 0.7:
        rival.end(rival.made.pop(), "cancel")


def spread(rival, number):
    rival.book(*rival.anywhere())


def moving(rival, number):
    """Moves and bookings into the same few times."""
    day, tick = DAYS[number % 2], rival.some_tick()
    if rival.made and rival.random.random() < 0.6:
        rival.move(rival.random.choice(rival.made), 0, 0, day, tick)
    else:
        rival.book(0, 0, day, tick)
    if len(rival.made) > 4:
        rival.end(rival.made.pop(0), "cancel")


def expiring(rival, number):
    """Holds that have ended: one sweeps, one confirms, one takes the time."""
    day, tick = DAYS[number % 3], rival.some_tick()
    id_ = rival.book(1, 1, day, tick, expired=True)
    held = [b.id for b in list(rival.bookings.bookings.values()) if b.state == "held"]
    if id_ and held:
        chosen = rival.random.choice(held)
        if rival.random.random() < 0.5:
            rival.act(["x"], lambda: engine.sweep(rival.bookings, chosen, NOW))
        else:
            rival.act(["x"], lambda: engine.confirm(rival.bookings, chosen, NOW, "x"))
    booked = [b.id for b in list(rival.bookings.bookings.values()) if b.state == "booked"]
    if len(booked) > 20:
        rival.end(rival.random.choice(booked), "cancel")


def rebooking(rival, number):
    """A time is cancelled and taken again at once by whoever comes first."""
    day = DAYS[number % 2]
    booked = [b.id for b in list(rival.bookings.bookings.values()) if b.state == "booked"]
    if booked and rival.random.random() < 0.5:
        rival.end(rival.random.choice(booked), "cancel")
    rival.book(2, 2, day, rival.some_tick())


def closing(rival, number):
    """Days are closed, once each, while people book them."""
    day = rival.random.choice(DAYS)
    gate = rival.root["gates"][day.toordinal()]
    if rival.random.random() < 0.02:

        def close():
            gate.open = False

        rival.act(["x"], close)
    else:
        provider, point, _day = rival.anywhere()
        rival.book(provider, point, day, gate_key=day.toordinal())


def ending(rival, number):
    """The agreement ends in the middle."""
    gate = rival.root["agreement"]
    if number == 60:

        def end():
            gate.open = False

        rival.act(["x"], end)
    rival.book(*rival.anywhere(), gate_key="agreement")


def absent(rival, number):
    """Experts become absent while they are booked."""
    provider, point, day = rival.random.randrange(2), rival.random.randrange(3), DAYS[number % 10]
    if rival.random.random() < 0.1:
        lane = f"e{rival.random.randrange(EXPERTS)}"
        key = rival.random.getrandbits(64).to_bytes(8).hex()
        start = rival.some_tick()

        def block():
            engine.block(rival.bookings, key, f"experts:{provider}", lane, day, start, 12)
            rival.root["absences"][key] = Absence(provider, lane, day, start, 12)

        rival.act([f"experts:{provider}"], block)
    else:
        rival.book(provider, point, day)


SCENARIOS = {
    each.__name__: each
    for each in (hot, spread, moving, expiring, rebooking, closing, ending, absent)
}


def contradictions(root):
    """Return what is wrong after a race, as sentences; serials tell which commit was first."""
    found = list(audit.findings(root["bookings"], NOW.timestamp()))
    for booking in root["bookings"].bookings.values():
        booking._p_activate()
        found += too_late(root, booking)
    return found


def too_late(root, booking):
    """Yield what had been closed, ended or blocked already when a booking was last written."""
    day, tick = ticks.place(booking.start)
    gate = booking.facts.get("gate")
    gate = root["agreement"] if gate == "agreement" else root["gates"].get(gate)
    if gate is not None:
        gate._p_activate()
        if not gate.open and booking._p_serial > gate._p_serial:
            yield f"{booking.id} was booked after {booking.facts['gate']} had closed"
    for absence in root["absences"].values():
        absence._p_activate()
        if (
            absence.day == day
            and booking.places.get(f"experts:{absence.provider}") == absence.lane
            and absence.start < tick + LENGTH + 1
            and tick - 1 < absence.start + absence.length
            and booking.state == "booked"
            and booking._p_serial > absence._p_serial
        ):
            yield f"{booking.id} was booked although {absence.lane} was absent"
