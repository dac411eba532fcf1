"""Opening hours: weekly periods, dated exceptions, and what they say of a moment.

Times are local wall-clock minutes from midnight (0-1440), so an hour that daylight saving
time skips or repeats needs no special case in the data. A dated exception replaces the whole
day; a period with validity dates replaces the period without them while it lasts (the same
reading as in the Finnish Service Catalogue, PTV).
"""

from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from etapalvelu.portal.core.problems import ProblemError
from zoneinfo import ZoneInfo

import re

HELSINKI = ZoneInfo("Europe/Helsinki")
DAY = 24 * 60
# Far enough for a point that opens for the summer only.
HORIZON_DAYS = 400
_TIME = re.compile(r"(\d{1,2})(?:[.:](\d{2})(?::\d{2})?)?")


class HoursError(ProblemError):
    """Hours that cannot be read."""


@dataclass(frozen=True, order=True)
class Span:
    """An open stretch of one day in minutes from midnight; `end` is not included."""

    start: int
    end: int


@dataclass(frozen=True)
class Period:
    """A week's hours; `days` has seven tuples of spans, Monday first. None = no limit."""

    days: tuple
    valid_from: date | None = None
    valid_to: date | None = None

    def covers(self, day):
        """Tell whether the period is in force on the day; both limits are included."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    @property
    def limited(self):
        """Tell whether either limit is set."""
        return self.valid_from is not None or self.valid_to is not None


@dataclass(frozen=True)
class ExceptionalDays:
    """Days with hours of their own; no spans means closed. Both ends are included."""

    first: date
    last: date
    spans: tuple = ()
    reason: str = ""


@dataclass(frozen=True)
class OpeningHours:
    """Everything known of one place's hours."""

    periods: tuple = ()
    exceptions: tuple = field(default=())

    def __bool__(self):
        return bool(self.periods or self.exceptions)


def week(*days):
    """Return seven days of spans; missing days at the end of the week are closed."""
    return tuple(tuple(sorted(day)) for day in days) + ((),) * (7 - len(days))


def exception_on(hours, day):
    """Return the exception in force on the day, or None. The last one written wins."""
    for exception in reversed(hours.exceptions):
        if exception.first <= day <= exception.last:
            return exception
    return None


def spans_on(hours, day):
    """Return the open spans of one local date, in order."""
    exception = exception_on(hours, day)
    if exception is not None:
        return tuple(sorted(exception.spans))
    in_force = [period for period in hours.periods if period.covers(day)]
    limited = [period for period in in_force if period.limited]
    return tuple(
        sorted(span for period in limited or in_force for span in period.days[day.weekday()])
    )


def is_open(hours, at, zone=HELSINKI):
    """Tell whether the place is open at an aware moment."""
    local = at.astimezone(zone)
    minutes = local.hour * 60 + local.minute
    return any(span.start <= minutes < span.end for span in spans_on(hours, local.date()))


def next_change(hours, at, zone=HELSINKI):
    """Return the first aware moment after `at` when open turns closed or back, or None.

    None also when nothing changes within HORIZON_DAYS.
    """
    now = is_open(hours, at, zone)
    first = at.astimezone(zone).date()
    for offset in range(HORIZON_DAYS):
        for moment in _candidates(hours, first + timedelta(days=offset), zone):
            if moment > at and is_open(hours, moment, zone) != now:
                return moment
    return None


def _candidates(hours, day, zone):
    minutes = {0} | {edge for span in spans_on(hours, day) for edge in (span.start, span.end)}
    moments = {_instant(day, minute, zone, fold) for minute in minutes for fold in (0, 1)}
    start, end = _instant(day, 0, zone), _instant(day, DAY, zone)
    if end - start != timedelta(days=1):
        # A clock change falls on a whole UTC hour and can itself open or close the place.
        moments |= {start + timedelta(hours=h) for h in range((end - start) // timedelta(hours=1))}
    return sorted(moments)


def _instant(day, minute, zone, fold=0):
    day += timedelta(days=minute // DAY)
    minute %= DAY
    local = datetime.combine(day, time(minute // 60, minute % 60, fold=fold), zone)
    return local.astimezone(ZoneInfo("UTC"))


def compact(period):
    """Group equal neighbouring weekdays: [(first weekday, last weekday, spans)], closed too."""
    groups = []
    for weekday, spans in enumerate(period.days):
        if groups and groups[-1][2] == spans:
            groups[-1] = (groups[-1][0], weekday, spans)
        else:
            groups.append((weekday, weekday, spans))
    return groups


def clock(minute):
    """Write minutes from midnight as HH:MM (24:00 at the end of the day)."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def minutes(text):
    """Read 9, 9.30, 09:30 or 09:30:00 as minutes from midnight; 24:00 is the end of the day."""
    match = _TIME.fullmatch(str(text).strip())
    value = int(match[1]) * 60 + int(match[2] or 0) if match else None
    if value is None or int(match[2] or 0) > 59 or value > DAY:
        raise HoursError("problem_time_unreadable", "${value} is not a time.", value=text)
    return value
