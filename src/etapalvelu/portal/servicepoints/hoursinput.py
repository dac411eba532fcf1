"""The quick page's fields: a week as a table and some exceptions, to rows and back.

Fields: mon-0-opens, mon-0-closes, mon-1-opens …; x-0-date, x-0-until, x-0-opens, x-0-closes,
x-0-reason. Rows that hold for a limited time and past exceptions are not in the table and stay.
"""

from etapalvelu.portal.servicepoints.hoursdata import DAYS
from etapalvelu.portal.servicepoints.hoursdata import as_date

import re

LEAST_SPANS = 2
EMPTY_EXCEPTIONS = 3
TIMES = ("opens", "closes")
EXCEPTION_CELLS = ("date", "until", "opens", "closes", "reason")
WORKDAYS = DAYS[1:5]
_FIELD = re.compile(rf"({'|'.join((*DAYS, 'x'))})-[0-9]{{1,2}}-[a-z]+")
MAX_LENGTH = 200


def typed_fields(form):
    """Return the page's own fields of a submitted form."""
    return {
        name: value.strip()[:MAX_LENGTH]
        for name, value in form.items()
        if _FIELD.fullmatch(name) and isinstance(value, str)
    }


def limited(row):
    """Tell whether a weekly row holds for a limited time."""
    return bool(row.get("valid_from") or row.get("valid_to"))


def past(row, today):
    """Tell whether an exception row is over."""
    return (as_date(row.get("until")) or as_date(row["date"])) < today


def fields(weekly, exceptions, today):
    """Return {field: text} of the rows that the table shows."""
    found = {}
    for day in DAYS:
        rows = [row for row in weekly if row["day"] == day and not limited(row)]
        for place, row in enumerate(sorted(rows, key=lambda row: row["opens"])):
            found |= {f"{day}-{place}-{name}": row[name] for name in TIMES}
    coming = sorted(
        (row for row in exceptions if not past(row, today)), key=lambda row: str(row["date"])
    )
    for place, row in enumerate(coming):
        found |= {f"x-{place}-{name}": str(row.get(name) or "") for name in EXCEPTION_CELLS}
    return found


def span_count(typed):
    """Return how many spans a day the table has."""
    return max([LEAST_SPANS, *(int(name.split("-")[1]) + 1 for name in typed if name[0] != "x")])


def exception_count(typed):
    """Return how many exception rows the table has; some are always empty."""
    filled = [
        int(name.split("-")[1]) + 1 for name, text in typed.items() if name[0] == "x" and text
    ]
    return max([0, *filled]) + EMPTY_EXCEPTIONS


def weekly_of(typed, day):
    """Return the typed rows of one day; a span with neither time is none."""
    rows = []
    for place in range(span_count(typed)):
        times = {name: typed.get(f"{day}-{place}-{name}", "") for name in TIMES}
        if any(times.values()):
            rows.append({"day": day, **times, "valid_from": None, "valid_to": None})
    return rows


def exceptions_of(typed):
    """Return (place, row) of the typed exceptions that have anything in them; all is text."""
    found = []
    for place in range(exception_count(typed)):
        row = {name: typed.get(f"x-{place}-{name}", "") for name in EXCEPTION_CELLS}
        if any(row.values()):
            found.append((place, row))
    return found


def copy_monday(typed):
    """Return the fields with Monday's times on Tuesday to Friday too."""
    copied = dict(typed)
    for place in range(span_count(typed)):
        for day in WORKDAYS:
            for name in TIMES:
                copied[f"{day}-{place}-{name}"] = typed.get(f"mon-{place}-{name}", "")
    return copied
