"""Looks for double bookings without the engine: by moments from the bookings, not by masks."""

from collections import defaultdict
from datetime import date
from etapalvelu.portal.bookings.model import BLOCK
from etapalvelu.portal.bookings.model import HOLD
from etapalvelu.portal.bookings.ticks import TICK
from etapalvelu.portal.bookings.ticks import midnight


def findings(bookings, now):
    """Return one sentence for each contradiction at a POSIX second: [] when all is well.

    Compares every booking with every other one of its lane, and both with the ledgers.
    """
    found = []
    spans, seen = defaultdict(list), {}
    for booking in bookings.bookings.values():
        if not booking.takes_time(now):
            continue
        for resource, lane in booking.places.items():
            end = booking.start + booking.length * TICK
            spans[resource, lane].append((booking.start, end, booking.id))
            seen[resource, booking.id] = lane
    for (resource, lane), times in spans.items():
        times.sort()
        latest = None
        for start, end, id_ in times:
            if latest and start < latest[0]:
                found.append(f"{resource} {lane}: {latest[1]} and {id_} overlap at {start}")
            if latest is None or end > latest[0]:
                latest = (end, id_)
    found += _ledger_findings(bookings, seen, now)
    return found


def _ledger_findings(bookings, seen, now):
    entered = set()
    for resource_id, resource in bookings.resources.items():
        for number, ledger in resource.days.items():
            begin = midnight(date.fromordinal(number))
            for key, entry in ledger.entries.items():
                if entry.kind == BLOCK or (entry.kind == HOLD and entry.until <= now):
                    continue
                booking = bookings.bookings.get(key)
                lane = ledger.lanes[entry.lane]
                if seen.get((resource_id, key)) != lane:
                    yield f"{resource_id} {lane}: {key} is in the ledger and not booked there"
                elif booking.start != begin + entry.start * TICK or booking.length != entry.length:
                    yield f"{resource_id} {lane}: {key} has another time than its ledger"
                entered.add((resource_id, key))
    for resource_id, key in seen.keys() - entered:
        yield f"{resource_id}: {key} is booked and not in the ledger"
