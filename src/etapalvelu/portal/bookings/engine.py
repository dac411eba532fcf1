"""Holds, bookings, moves, cancellations, absences: each looks and writes in the same ledgers.

Nothing here knows HTTP, permissions or Plone. Every function belongs to the caller's transaction
and may be repeated after a conflict. Mail and catalog are the caller's, after the commit.
"""

from etapalvelu.portal.bookings.availability import lane_starts
from etapalvelu.portal.bookings.model import BLOCK
from etapalvelu.portal.bookings.model import BOOKING
from etapalvelu.portal.bookings.model import HOLD
from etapalvelu.portal.bookings.model import Booking
from etapalvelu.portal.bookings.model import Customer
from etapalvelu.portal.bookings.model import Entry
from etapalvelu.portal.bookings.rules import TAKING
from etapalvelu.portal.bookings.rules import after
from etapalvelu.portal.bookings.ticks import moment
from etapalvelu.portal.bookings.ticks import place
from hashlib import sha256
from secrets import choice


class Taken(Exception):
    """Somebody else has the time, or it is not open; `resource` says of what."""

    def __init__(self, resource):
        self.resource = resource
        super().__init__(resource)


def id_of(bookings, key):
    """Return the id that a form's key leads to: the same every time, so nothing is booked twice."""
    return sha256(f"{bookings.salt}:{key}".encode()).hexdigest()[:32]


def rely_on(*objects):
    """Refuse the commit when one of these persistent objects has changed since it was read.

    For what decides a booking and is not written by it: opening hours, the agreement in force.
    """
    for content in objects:
        # readCurrent silently passes over a ghost.
        content._p_activate()
        if content._p_jar is not None:
            content._p_jar.readCurrent(content)


def hold(bookings, id_, demands, day, start, length, facts, now, seconds):
    """Take a time for `seconds` while a form is filled; return the Booking.

    The same id again gives the booking that it led to. Raises Taken.
    """
    present = bookings.bookings.get(id_)
    if present is not None:
        return present
    until = int(now.timestamp()) + seconds
    places = _take(bookings, id_, demands, day, start, length, now, HOLD, until)
    booking = Booking(id_, moment(day, start), length, places, facts, until)
    booking.note(now, "hold", facts.get("by"))
    bookings.bookings[id_] = booking
    return booking


def confirm(bookings, id_, now, who, customer=None):
    """Make a hold a booking, with what is known of the customer; return it. Raises Taken.

    A hold that has ended is still good while nobody has its time; an absence that came after it
    makes it void. Confirming twice changes nothing.
    """
    booking = bookings.bookings[id_]
    if booking.state == "booked":
        return booking
    state = after(booking.state, "confirm")
    for resource, ledger, _lane in _ledgers(bookings, booking):
        entry = ledger.entries.get(id_)
        if entry is None or ledger.is_blocked(entry):
            raise Taken(resource)
        ledger.entries[id_] = entry._replace(kind=BOOKING, until=0)
        ledger._p_changed = True
    booking.state = state
    booking.note(now, "confirm", who)
    if customer:
        bookings.customers[id_] = Customer(customer)
    return booking


def move(bookings, id_, demands, day, start, length, now, who):
    """Give a booking another time, in the same transaction; return it. Raises Taken."""
    booking = bookings.bookings[id_]
    booking.state = after(booking.state, "move")
    for _resource, ledger, _lane in _ledgers(bookings, booking):
        ledger.drop(id_)
    booking.places = _take(bookings, id_, demands, day, start, length, now, BOOKING)
    booking.start = moment(day, start)
    booking.length = length
    booking.sequence += 1
    booking.note(now, "move", who)
    return booking


def end(bookings, id_, event, now, who):
    """Cancel a booking, release or expire a hold: its time is free again; return it."""
    booking = bookings.bookings[id_]
    booking.state = after(booking.state, event)
    for _resource, ledger, _lane in _ledgers(bookings, booking):
        ledger.drop(id_)
    booking.sequence += 1
    booking.note(now, event, who)
    return booking


def pass_on(bookings, id_, event, now, who):
    """Note what happened (arrive, miss, finish) to a booking that keeps its time; return it."""
    booking = bookings.bookings[id_]
    state = after(booking.state, event)
    if state not in TAKING:
        raise ValueError(event)
    booking.state = state
    booking.note(now, event, who)
    return booking


def block(bookings, key, resource, lane, day, start, length):
    """Take a lane out of use: an absence, a closed room. Return the ids of the bookings it hits.

    Bookings that it hits stay until somebody moves them.
    """
    ledger = bookings.open_resource(resource).open_ledger(day)
    ledger.drop(key)
    entry = Entry(0, start, length, 0, 0, BLOCK)
    number = ledger.lanes.index(lane) if lane in ledger.lanes else None
    hit = [
        id_
        for id_, other in ledger.entries.items()
        if other.lane == number and other.kind != BLOCK and other.mask & entry.mask
    ]
    ledger.put(key, lane, entry)
    return hit


def unblock(bookings, key, resource, day):
    """End a block of one day."""
    known = bookings.resource(resource)
    ledger = known and known.ledger(day)
    if ledger is not None:
        ledger.drop(key)


def sweep(bookings, id_, now):
    """Expire a hold whose time is over and say whether that happened; safe to repeat."""
    booking = bookings.bookings[id_]
    if booking.state != "held" or booking.until > now.timestamp():
        return False
    end(bookings, id_, "expire", now, "")
    return True


def _take(bookings, id_, demands, day, start, length, now, kind, until=0):
    """Write an entry for each demand; return {resource: lane}. Raises Taken."""
    places = {}
    instant = int(now.timestamp())
    for demand in demands:
        ledger = bookings.open_resource(demand.resource).open_ledger(day)
        ledger.sweep(instant)
        free = lane_starts(bookings, demand, day, length, instant)
        lanes = [lane for lane, mask in free.items() if mask >> start & 1]
        if not lanes:
            raise Taken(demand.resource)
        lane = _least_loaded(ledger, lanes)
        ledger.put(id_, lane, Entry(0, start, length, demand.before, demand.after, kind, until))
        places[demand.resource] = lane
    return places


def _least_loaded(ledger, lanes):
    """Return one of the lanes with the least taken time of the day."""
    loads = {
        lane: ledger.busy[ledger.lanes.index(lane)].bit_count() if lane in ledger.lanes else 0
        for lane in lanes
    }
    least = min(loads.values())
    return choice([lane for lane in lanes if loads[lane] == least])


def _ledgers(bookings, booking):
    """Yield (resource id, ledger, lane) of each place of a booking."""
    day, _tick = place(booking.start)
    for resource, lane in booking.places.items():
        yield resource, bookings.open_resource(resource).open_ledger(day), lane
