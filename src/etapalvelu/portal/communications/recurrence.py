"""Repeated actions as rules of RFC 5545, reckoned by python-dateutil."""

from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from dateutil.rrule import MONTHLY
from dateutil.rrule import WEEKLY
from dateutil.rrule import YEARLY
from dateutil.rrule import rrule

FREQUENCIES = {"weekly": WEEKLY, "monthly": MONTHLY, "yearly": YEARLY}
REPEATS = tuple(FREQUENCIES)
MAX_TIMES = 520  # ten years of weeks
LONGEST = timedelta(days=3653)
MAX_EXCEPTIONS = 60


def end(action):
    """Return the last day on which a repeated action may fall."""
    limit = _limited(action["date"])
    return min(action.get("until") or limit, limit)


def occurrences(action, first, last):
    """Return the days from first to last, both included, on which an action is done.

    Without a date there are none. A day of the month that a month has not is left out, as
    RFC 5545 says. Nothing repeats longer than ten years.
    """
    start = action.get("date")
    if start is None or start > last:
        return []
    if action.get("repeat") not in FREQUENCIES:
        return [start] if first <= start else []
    without = set(action.get("exceptions") or ())
    times = min(action.get("times") or MAX_TIMES, MAX_TIMES)
    rule = rrule(
        FREQUENCIES[action["repeat"]],
        dtstart=datetime.combine(start, time()),
        until=datetime.combine(min(end(action), last), time()),
        count=None,
    )
    days = []
    for number, moment in enumerate(rule):
        if number >= times:
            break
        day = moment.date()
        if day >= first and day not in without:
            days.append(day)
    return days


def span(actions):
    """Return the first and the last day of all actions, or None when none has a date."""
    dated = [action for action in actions if action.get("date")]
    if not dated:
        return None
    lasts = (end(a) if a.get("repeat") in FREQUENCIES else a["date"] for a in dated)
    return min(action["date"] for action in dated), max(lasts)


def next_day(action, today):
    """Return the first day from today on, or None."""
    return next(iter(occurrences(action, today, _limited(today))), None)


def _limited(day):
    return min(day, date.max - LONGEST) + LONGEST


def shifted(action, days):
    """Return a copy of an action with all its days moved; what leaves the calendar is dropped."""
    moved = dict(action)
    for name in ("date", "until"):
        moved[name] = moved_day(action.get(name), days)
    moved["exceptions"] = [
        day for day in (moved_day(d, days) for d in action.get("exceptions") or ()) if day
    ]
    return moved


def moved_day(day, days):
    """Return a day some days later, None for None and outside the calendar."""
    if day is None:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
