"""Numbers and days as people type them: "44,5 dB", "10 Mbit/s", "24.12.2026"."""

from datetime import date
from etapalvelu.portal.core.problems import ProblemError

import re

HIGHEST = 1_000_000_000
LONGEST = 40
_NUMBER = re.compile(
    r"([+\-\u2212]?)([0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]+)(?:[.,]([0-9]+))?\s*(\D*)"
)
# How many of the first unit one of the second is.
_FACTORS = {
    "kbit/s": {"kbps": 1, "mbit/s": 1000, "mbps": 1000, "gbit/s": 1_000_000, "gbps": 1_000_000},
}
_DAY = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def read_number(text, unit=""):
    """Return a number of zero or more in `unit`; ProblemError says what is wrong with the text.

    A comma or a point parts the decimals; the unit itself may be written behind the number.
    """
    text = text.strip()
    found = _NUMBER.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        raise ProblemError("error_number", "Write a number, for example 44,5.")
    sign, whole, decimals, typed = found.groups()
    factor = _factor(typed.strip(), unit)
    if sign in ("-", "\u2212"):
        raise ProblemError("error_negative", "Write a number that is not below zero.")
    value = float(f"{re.sub(r'[^0-9]', '', whole)}.{decimals or 0}") * factor
    if value > HIGHEST:
        raise ProblemError("error_number_too_large", "The number is too large. Check it.")
    return value


def read_day(text):
    """Return a date written as 24.12.2026, 24/12/2026 or 2026-12-24; else raise ProblemError."""
    text = text.strip()
    found = _DAY.fullmatch(text)
    parts = found.groups()[::-1] if found else None
    if parts is None and _ISO.fullmatch(text):
        parts = _ISO.fullmatch(text).groups()
    try:
        return date(*(int(part) for part in parts or ()))
    except (TypeError, ValueError):
        raise ProblemError("error_day", "Write a date such as 24.12.2026.") from None


def _factor(typed, unit):
    known = _FACTORS.get(unit.casefold(), {}) | {"": 1, unit.casefold(): 1}
    try:
        return known[typed.casefold()]
    except KeyError:
        raise ProblemError(
            "error_unit", "Write the number in the unit ${unit}.", unit=unit or "–"
        ) from None
