"""Opening hours as plain rows (what the form's grid, the catalog and JSON hold), and back.

A weekly row: {"day": "mon", "opens": "09:00", "closes": "16:00", "valid_from": date | None,
"valid_to": date | None}; several rows a day make several spans. An exception row: {"date": date,
"until": date | None, "opens": "", "closes": "", "reason": ""}; without times the place is closed,
several rows with the same dates make several spans.
"""

from datetime import date
from etapalvelu.portal.servicepoints.rules import ExceptionalDays
from etapalvelu.portal.servicepoints.rules import HoursError
from etapalvelu.portal.servicepoints.rules import OpeningHours
from etapalvelu.portal.servicepoints.rules import Period
from etapalvelu.portal.servicepoints.rules import Span
from etapalvelu.portal.servicepoints.rules import clock
from etapalvelu.portal.servicepoints.rules import minutes

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def as_date(value):
    """Read a date or its ISO text; nothing gives None."""
    if value in (None, ""):
        return None
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise HoursError(
            "problem_date_unreadable", "${value} is not a date.", value=value
        ) from None


def from_rows(weekly, exceptions=()):
    """Build OpeningHours from plain rows."""
    periods = {}
    for row in weekly or ():
        key = as_date(row.get("valid_from")), as_date(row.get("valid_to"))
        days = periods.setdefault(key, [set() for _ in range(7)])
        days[DAYS.index(row["day"])].add(Span(minutes(row["opens"]), minutes(row["closes"])))
    special = {}
    for row in exceptions or ():
        first = as_date(row["date"])
        key = first, as_date(row.get("until")) or first, row.get("reason") or ""
        spans = special.setdefault(key, set())
        if row.get("opens") or row.get("closes"):
            spans.add(Span(minutes(row.get("opens")), minutes(row.get("closes"))))
    return OpeningHours(
        tuple(
            Period(tuple(tuple(sorted(day)) for day in days), *key) for key, days in periods.items()
        ),
        tuple(
            ExceptionalDays(first, last, tuple(sorted(spans)), reason)
            for (first, last, reason), spans in special.items()
        ),
    )


def weekly_rows(hours):
    """Return the weekly rows of the hours."""
    return [
        {
            "day": DAYS[weekday],
            "opens": clock(span.start),
            "closes": clock(span.end),
            "valid_from": period.valid_from,
            "valid_to": period.valid_to,
        }
        for period in hours.periods
        for weekday, spans in enumerate(period.days)
        for span in spans
    ]


def exception_rows(hours):
    """Return the exception rows of the hours."""
    rows = []
    for exception in hours.exceptions:
        until = None if exception.last == exception.first else exception.last
        base = {"date": exception.first, "until": until, "reason": exception.reason}
        spans = [(clock(span.start), clock(span.end)) for span in exception.spans]
        rows += [base | {"opens": opens, "closes": closes} for opens, closes in spans or [("", "")]]
    return rows
