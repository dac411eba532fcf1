"""Time as the ledgers count it: ticks of five minutes from local midnight.

Ticks are elapsed time and go through UTC, so that a day has 288 of them, 276 when summer time
begins and 300 when it ends, and nine o'clock stays nine o'clock.
"""

from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from zoneinfo import ZoneInfo

MINUTES = 5
TICK = timedelta(minutes=MINUTES)
ZONE = ZoneInfo("Europe/Helsinki")


def midnight(day):
    """Return the moment (UTC) at which a local day begins."""
    return datetime.combine(day, time(), ZONE).astimezone(UTC)


def ticks_of(day):
    """Return how many ticks a local day has."""
    return (midnight(day + timedelta(days=1)) - midnight(day)) // TICK


def tick_at(day, clock):
    """Return the tick at which a local clock shows `clock` (datetime.time).

    Of the hour that comes twice in autumn the first is meant; a time that spring leaves out is the
    moment that many minutes after the hour before. Minutes between two ticks belong to the earlier.
    """
    return (datetime.combine(day, clock, ZONE).astimezone(UTC) - midnight(day)) // TICK


def moment(day, tick):
    """Return the moment (UTC) at which a tick of a local day begins."""
    return midnight(day) + tick * TICK


def place(instant):
    """Return (local day, tick) of an aware moment."""
    day = instant.astimezone(ZONE).date()
    return day, (instant - midnight(day)) // TICK


def length_of(minutes):
    """Return how many ticks a number of minutes takes; begun ones count whole."""
    return -(-minutes // MINUTES)


def days(first, last):
    """Yield each day from first to last."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def day_number(day):
    """Return the key under which a day lies in a ledger tree; `date.fromordinal` is its inverse."""
    return date.toordinal(day)
