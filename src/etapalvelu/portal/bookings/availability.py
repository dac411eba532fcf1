"""When what a booking needs is free together."""

from collections.abc import Mapping
from etapalvelu.portal.bookings.masks import grid
from etapalvelu.portal.bookings.masks import span
from etapalvelu.portal.bookings.masks import startable
from etapalvelu.portal.bookings.ticks import ticks_of
from typing import NamedTuple


class Demand(NamedTuple):
    """What a booking needs of one resource: one of some lanes.

    open: {lane: mask of the day's ticks in which the event itself may take place}; the ticks
    before and after it are kept free too, and may lie outside of the opening hours.
    """

    resource: str
    open: Mapping
    before: int = 0
    after: int = 0


def lane_starts(bookings, demand, day, length, now):
    """Return {lane: mask of the ticks at which an event of `length` ticks can start}."""
    resource = bookings.resource(demand.resource)
    ledger = resource and resource.ledger(day)
    starts = {}
    for lane, open_ in demand.open.items():
        fits = startable(open_, length)
        taken = ledger.taken(lane, now) if ledger is not None else 0
        if taken and fits:
            # Free with its margins; across midnight nothing is looked at.
            whole = demand.before + length + demand.after
            clear = startable(~(taken << demand.before) & span(0, ticks_of(day) + whole), whole)
            fits &= clear
        if fits:
            starts[lane] = fits
    return starts


def starts(bookings, demands, day, length, every, now):
    """Return the mask of the ticks at which all demands can be met; on a grid of `every` ticks."""
    common = grid(every, ticks_of(day))
    for demand in demands:
        union = 0
        for mask in lane_starts(bookings, demand, day, length, now).values():
            union |= mask
        common &= union
        if not common:
            return 0
    return common
