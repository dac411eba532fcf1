"""PTV service hours, of either generation, as our opening hours.

Older: Standard, Exception, Special; newer: DaysOfTheWeek, Exceptional, OverMidnight. Days are
English names; `dayTo` is empty or equal when the span ends on the same day.
"""

from datetime import datetime
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.integrations.ptv import reading
from etapalvelu.portal.integrations.ptv.model import PtvError
from etapalvelu.portal.servicepoints.rules import DAY
from etapalvelu.portal.servicepoints.rules import HELSINKI
from etapalvelu.portal.servicepoints.rules import ExceptionalDays
from etapalvelu.portal.servicepoints.rules import OpeningHours
from etapalvelu.portal.servicepoints.rules import Period
from etapalvelu.portal.servicepoints.rules import Span
from etapalvelu.portal.servicepoints.rules import minutes

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKLY = ("Standard", "DaysOfTheWeek")
_DATED = ("Exception", "Exceptional")
_OVER_MIDNIGHT = ("OverMidnight", "Special")


def opening_hours(document, field="serviceHours"):
    """Read the service hours of a channel; entries of one validity make one period."""
    periods, exceptions = {}, []
    for place, entry in enumerate(reading.items(document, field)):
        where = f"{field}[{place}]."
        kind = reading.text(entry, "serviceHourType", where)
        first = _day(entry, "validFrom", where)
        last = _day(entry, "validTo", where)
        if kind in _DATED or (kind in _WEEKLY and entry.get("isClosed") and first):
            exceptions.append(_exception(entry, first, last, where))
        elif kind in _WEEKLY or kind in _OVER_MIDNIGHT:
            days = periods.setdefault((first, last), [set() for _ in range(7)])
            _weekly(entry, days, where)
        else:
            raise PtvError(
                "ptv_unknown_hours",
                "The type of service hours ${value} is not known.",
                where + "serviceHourType",
                value=kind,
            )
    return OpeningHours(
        tuple(
            Period(tuple(tuple(sorted(day)) for day in days), first, last)
            for (first, last), days in periods.items()
            if any(days)
        ),
        tuple(exceptions),
    )


def _weekly(entry, days, where):
    if entry.get("isClosed"):
        return
    spans = reading.items(entry, "openingHour")
    if not spans:
        # In force without hours: PTV's way to say always open.
        for day in days:
            day.add(Span(0, DAY))
    for place, span in enumerate(spans):
        here = f"{where}openingHour[{place}]."
        first = _weekday(span, "dayFrom", here)
        last = _weekday(span, "dayTo", here, first)
        opens, closes = _minutes(span, "from", here), _minutes(span, "to", here)
        if first == last and opens < closes:
            days[first].add(Span(opens, closes))
        elif opens < closes and entry.get("serviceHourType") in _WEEKLY:
            for weekday in _from_to(first, last):
                days[weekday].add(Span(opens, closes))
        else:
            _over_midnight(days, first, last, opens, closes)


def _over_midnight(days, first, last, opens, closes):
    if first == last:
        last = (first + 1) % 7
    days[first].add(Span(opens, DAY))
    for weekday in _from_to(first, last)[1:-1]:
        days[weekday].add(Span(0, DAY))
    if closes:
        days[last].add(Span(0, closes))


def _from_to(first, last):
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _exception(entry, first, last, where):
    if first is None:
        raise PtvError("ptv_no_date", "An exception needs a date.", where + "validFrom")
    spans = set()
    if not entry.get("isClosed"):
        for place, span in enumerate(reading.items(entry, "openingHour")):
            here = f"{where}openingHour[{place}]."
            spans.add(Span(_minutes(span, "from", here), _minutes(span, "to", here)))
    reasons = reading.localised(entry, "additionalInformation")
    reason = next(iter(reasons.values()), "")
    return ExceptionalDays(first, last or first, tuple(sorted(spans)), reason[:200])


def _day(entry, field, where):
    value = reading.text(entry, field, where)
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise PtvError(
            "problem_date_unreadable", "${value} is not a date.", where + field, value=value
        ) from None
    # Newer generations write local midnight in UTC, which is the evening before.
    return (moment.astimezone(HELSINKI) if moment.tzinfo else moment).date()


def _weekday(span, field, where, default=None):
    value = reading.text(span, field, where)
    if not value and default is not None:
        return default
    if value not in _DAYS:
        raise PtvError(
            "ptv_unknown_day", "The weekday ${value} is not known.", where + field, value=value
        )
    return _DAYS.index(value)


def _minutes(span, field, where):
    try:
        return minutes(reading.text(span, field, where))
    except ProblemError as error:
        raise PtvError(
            error.problem.msgid, error.problem.default, where + field, **error.problem.variables
        ) from None
