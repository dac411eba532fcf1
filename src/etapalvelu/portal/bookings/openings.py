"""When something can be booked at all: recurring times, exceptions, lead time and horizon."""

from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from dateutil.rrule import rrulestr
from etapalvelu.portal.bookings.masks import span
from etapalvelu.portal.bookings.ticks import ZONE
from etapalvelu.portal.bookings.ticks import length_of
from etapalvelu.portal.bookings.ticks import place
from etapalvelu.portal.bookings.ticks import tick_at
from etapalvelu.portal.bookings.ticks import ticks_of
from etapalvelu.portal.core.problems import ProblemError
from functools import lru_cache

import re

# RFC 5545, 3.3.10: only parts that name days, so that a rule gives at most one time a day.
WEEKDAY = r"(MO|TU|WE|TH|FR|SA|SU)"
PARTS = {
    "FREQ": re.compile("(DAILY|WEEKLY|MONTHLY|YEARLY)"),
    "INTERVAL": re.compile("[1-9][0-9]?"),
    "BYDAY": re.compile(rf"([+-]?[1-5])?{WEEKDAY}(,([+-]?[1-5])?{WEEKDAY})*"),
    "BYMONTHDAY": re.compile("-?([1-9]|[12][0-9]|3[01])(,-?([1-9]|[12][0-9]|3[01]))*"),
    "BYMONTH": re.compile("([1-9]|1[0-2])(,([1-9]|1[0-2]))*"),
    "WKST": re.compile(WEEKDAY),
}
LONGEST_MONTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
LONGEST_RULE = 200
MIDNIGHT = time()


@dataclass(frozen=True)
class Recurring:
    """Bookable from `opens` to `closes` on the days of an RRULE, from `first` to `last`.

    closes: midnight means the end of the day; last: None when it goes on.
    """

    opens: time
    closes: time
    rule: str
    first: date
    last: date | None = None


@dataclass(frozen=True)
class Different:
    """Other times from `first` to `last`: closed when there are no times."""

    first: date
    last: date
    opens: time | None = None
    closes: time | None = None


@dataclass(frozen=True)
class Openings:
    """All that decides the bookable ticks of a day; exceptions go first."""

    recurring: tuple = ()
    exceptions: tuple = ()
    holidays: frozenset = field(default_factory=frozenset)

    def mask(self, day):
        """Return the mask of the bookable ticks of a local day."""
        exceptions = [each for each in self.exceptions if each.first <= day <= each.last]
        if exceptions:
            return _union(day, exceptions)
        if day in self.holidays:
            return 0
        return _union(day, [each for each in self.recurring if occurs(each, day)])


@dataclass(frozen=True)
class Window:
    """How soon and how far ahead one may book: minutes and days."""

    lead: int = 0
    horizon: int = 90

    def mask(self, day, now):
        """Return the mask of the day's ticks that may be booked at an aware moment."""
        earliest_day, tick = place(now + timedelta(minutes=self.lead))
        last = now.astimezone(ZONE).date() + timedelta(days=self.horizon)
        if day < earliest_day or day > last:
            return 0
        whole = span(0, ticks_of(day))
        # The tick in which the moment lies has begun already.
        return whole & ~span(0, tick + 1) if day == earliest_day else whole


def checked(recurring):
    """Return the times as they are; ProblemError says what is wrong with them."""
    if recurring.closes not in (MIDNIGHT,) and recurring.closes <= recurring.opens:
        raise ProblemError(
            "error_booking_end_before_start", "The end has to be later than the beginning."
        )
    if recurring.last is not None and recurring.last < recurring.first:
        raise ProblemError(
            "error_booking_last_before_first", "The last day has to be after the first day."
        )
    checked_rule(recurring.rule)
    return recurring


def checked_rule(text):
    """Return the RRULE as it is; ProblemError when it is none or would give times without end."""
    pairs = [part.partition("=")[::2] for part in text.split(";")]
    parts = dict(pairs)
    known = all(name in PARTS and PARTS[name].fullmatch(value) for name, value in pairs)
    if len(text) > LONGEST_RULE or len(parts) < len(pairs) or not known or "FREQ" not in parts:
        raise ProblemError(
            "error_booking_rule",
            "The rule has to say on which days: daily, weekly, monthly or yearly. Several times "
            "of a day are written as several rows.",
        )
    if _never(parts):
        raise ProblemError("error_booking_rule_never", "There is no day on which the rule occurs.")
    return text


def _never(parts):
    """Tell whether no day can fit: dateutil would look for one until the year 9999."""
    days = [int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day]
    months = [int(month) for month in parts.get("BYMONTH", "").split(",") if month]
    counted = re.search("[0-9]", parts.get("BYDAY", ""))
    if counted and (days or parts["FREQ"] in ("DAILY", "WEEKLY")):
        return True
    longest = max(LONGEST_MONTHS.get(month, 31) for month in months or range(1, 13))
    return bool(days) and min(abs(day) for day in days) > longest


def occurs(recurring, day):
    """Tell whether recurring times are on a day."""
    if day < recurring.first or (recurring.last is not None and day > recurring.last):
        return False
    return day.toordinal() in _occurrences(recurring.rule, recurring.first, day.year)


@lru_cache(maxsize=4096)
def _occurrences(rule, first, year):
    """Return the days of a year on which a rule that began on `first` occurs, as ordinals."""
    begin = datetime.combine(first, MIDNIGHT)
    found = rrulestr(rule, dtstart=begin).between(
        datetime(year, 1, 1), datetime(year, 12, 31), inc=True
    )
    return frozenset(each.toordinal() for each in found)


def _union(day, times):
    mask = 0
    for each in times:
        if each.opens is not None:
            mask |= between(day, each.opens, each.closes)
    return mask


def between(day, opens, closes):
    """Return the mask of a day's ticks from one clock time to another; midnight ends the day."""
    start = length_of(tick_at(day, opens) * 5 + opens.minute % 5)
    end = ticks_of(day) if closes == MIDNIGHT else tick_at(day, closes)
    return span(start, end - start)
