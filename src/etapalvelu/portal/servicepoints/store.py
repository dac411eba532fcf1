"""Opening hours between content, catalog and rules."""

from etapalvelu.portal.servicepoints.hoursdata import exception_rows
from etapalvelu.portal.servicepoints.hoursdata import from_rows
from etapalvelu.portal.servicepoints.hoursdata import weekly_rows
from etapalvelu.portal.servicepoints.hourstext import write_exceptions
from etapalvelu.portal.servicepoints.hourstext import write_weekly
from etapalvelu.portal.servicepoints.rules import OpeningHours
from functools import lru_cache

WEEKLY_KEYS = ("day", "opens", "closes", "valid_from", "valid_to")
EXCEPTION_KEYS = ("date", "until", "opens", "closes", "reason")


def opening_hours(point):
    """Return the OpeningHours of a point."""
    return unpack(pack(point))


def grid_rows(hours):
    """Return the weekly rows and the exception rows that a point stores of OpeningHours."""
    return weekly_rows(hours), exception_rows(hours)


def shown_hours(name, rows):
    """Return the rows of a point's hours or exceptions as one line; None for other fields."""
    if name == "opening_hours":
        return write_weekly(from_rows(rows))
    return write_exceptions(from_rows((), rows)) if name == "exceptions" else None


def pack(point):
    """Return a point's hours as nested tuples of text, fit for the catalog's metadata."""
    return (
        tuple(_texts(row, WEEKLY_KEYS) for row in point.opening_hours or ()),
        tuple(_texts(row, EXCEPTION_KEYS) for row in point.exceptions or ()),
    )


@lru_cache(maxsize=4096)
def unpack(packed):
    """Return the OpeningHours of `pack`; hours that cannot be read count as not told."""
    weekly, exceptions = packed
    try:
        return from_rows(
            [dict(zip(WEEKLY_KEYS, row, strict=True)) for row in weekly],
            [dict(zip(EXCEPTION_KEYS, row, strict=True)) for row in exceptions],
        )
    except ValueError:
        return OpeningHours()


def coming_exceptions(hours, day, count=8):
    """Return the exceptions that are in force on the day or later, the nearest first."""
    coming = [exception for exception in hours.exceptions if exception.last >= day]
    return sorted(coming, key=lambda exception: exception.first)[:count]


def _texts(row, keys):
    return tuple(_text(row.get(key)) for key in keys)


def _text(value):
    return str(value) if value else ""
