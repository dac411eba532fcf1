"""How long personal data are kept (General Data Protection Regulation, article 5(1)(e))."""

from datetime import datetime
from datetime import timedelta
from typing import NamedTuple

DELETE = "delete"
ANONYMISE = "anonymise"
CUT = "cut"
ACTIONS = (DELETE, ANONYMISE, CUT)

SHORTEST = 1
LONGEST = 36_500
LONGEST_GROUND = 500
# How far the dry run looks ahead, in days.
AHEAD = 30


class Due(NamedTuple):
    """What a retention time has ended for; `oldest` is an aware moment, None when nothing has."""

    count: int
    oldest: datetime | None = None


class Row(NamedTuple):
    """One line of the retention table; an empty `ground` means the default one."""

    kind: str
    days: int | None
    action: str
    ground: str = ""
    confirmed: bool = False


class Forecast(NamedTuple):
    """What goes of one kind today, and what goes in the next AHEAD days besides."""

    kind: str
    today: int
    later: int
    oldest: datetime | None


def due(moments):
    """Return the Due of aware moments."""
    moments = list(moments)
    return Due(len(moments), min(moments, default=None))


def cutoff(days, now):
    """Return the moment since which, or longer, data have to be kept to be too old at `now`."""
    return now - timedelta(days=days)


def days_problem(text):
    """Return None when a typed number of days can be used, else what is wrong with it."""
    text = text.strip()
    if not (text.isascii() and text.isdigit()):
        return "number"
    return None if SHORTEST <= int(text[:9]) <= LONGEST else "range"
