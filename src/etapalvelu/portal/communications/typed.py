"""What people type and paste: days, numbers, and rows copied from a spreadsheet."""

from datetime import date
from etapalvelu.portal.communications import rules
from etapalvelu.portal.core import inputs
from etapalvelu.portal.core.problems import Problem
from etapalvelu.portal.core.problems import ProblemError

import csv
import math
import re

_DAY = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
FIRST_YEAR, LAST_YEAR = 2000, 2100
# Columns of pasted rows in order.
COLUMNS = ("action", "date", "channel", "owner", "cost")


def day(text):
    """Return the date of 2026-02-01, 1.2.2026 or 1/2/2026, None of ""; ProblemError."""
    text = inputs.line(text)
    if not text:
        return None
    iso, written = _ISO.fullmatch(text), _DAY.fullmatch(text)
    parts = iso.groups() if iso else written.groups()[::-1] if written else None
    try:
        found = date(*(int(part) for part in parts))
    except (TypeError, ValueError) as error:
        raise _no_day(text) from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise _no_day(text)
    return found


def _no_day(text):
    return ProblemError(
        "error_plan_day",
        "“${typed}” is no day between 2000 and 2100. Write it as 31.1.2026.",
        typed=text[:40],
    )


def days(text):
    """Return the dates of a text in which commas, semicolons or blanks part them."""
    found = [day(part) for part in re.split(r"[,;\s]+", inputs.text(text)) if part]
    return sorted(set(found))


def number(text, most=rules.MAX_NUMBER, least=None):
    """Return the number of a text with a decimal comma or point, None of ""; ProblemError."""
    text = inputs.line(text).replace("\N{MINUS SIGN}", "-")
    if not text:
        return None
    plain = text.replace(" ", "").rstrip("€").replace(",", ".")
    try:
        found = float(plain) if plain.isascii() and "_" not in plain else math.nan
    except ValueError:
        found = math.nan
    low = -most if least is None else least
    if not low <= found <= most:
        raise ProblemError(
            "error_plan_number",
            "“${typed}” is no number that fits here. Write for example 1250,50.",
            typed=text[:40],
        )
    return found


def pasted(text, room):
    """Read rows copied from a spreadsheet (or CSV with semicolons) into dictionaries.

    room: how many more actions the plan holds. Returns (rows, [(line number, Problem)]). All or
    nothing: with a problem nothing should be stored. Raises ProblemError for too many rows.
    """
    lines = [line for line in inputs.text(text).split("\n") if line.strip()]
    if len(lines) > room:
        raise ProblemError(
            "error_plan_too_many_actions",
            "A plan holds at most ${most} actions. You pasted ${count} rows, and there is room for "
            "${room}. Nothing was stored.",
            most=rules.MAX_ACTIONS,
            count=len(lines),
            room=room,
        )
    delimiter = "\t" if any("\t" in line for line in lines) else ";"
    rows, problems = [], []
    for number_, line in enumerate(lines, 1):
        cells = next(csv.reader([line], delimiter=delimiter))
        try:
            rows.append(_row(cells))
        except ProblemError as error:
            problems.append((number_, error.problem))
    return rows, problems


def _row(cells):
    if len(cells) > len(COLUMNS):
        raise ProblemError(
            "error_plan_columns", "There are ${count} columns; at most five are read.",
            count=len(cells),
        )  # fmt: skip
    row = dict.fromkeys(COLUMNS, "") | {
        name: inputs.line(cell) for name, cell in zip(COLUMNS, cells, strict=False)
    }
    for name in ("action", "channel", "owner"):
        problem = too_long(row[name])
        if problem:
            raise ProblemError(problem.msgid, problem.default, **problem.variables)
    if not row["action"]:
        raise ProblemError("error_plan_no_name", "Write first what is done.")
    row["date"] = day(row["date"])
    row["cost"] = number(row["cost"], rules.MAX_MONEY, 0)
    return row


def too_long(text, limit=rules.LONG_NAME):
    """Return the Problem of a text over the limit, or None."""
    if len(text) <= limit:
        return None
    return Problem("error_too_long", "Shorten this to ${limit} characters.", {"limit": limit})
