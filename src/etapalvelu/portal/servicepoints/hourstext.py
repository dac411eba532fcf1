"""Opening hours as one line of text, the way people write them in a spreadsheet cell.

Weekly hours: "ma-pe 9-16, la 10-14"; several spans "ma 9-12 13-16"; a period with validity
"1.6.2026-31.8.2026: ma-pe 9-15"; periods are separated with ";". Exceptions:
"24.12.2026 suljettu (aattoilta); 31.12.2026 9-13". Weekdays may be Finnish, Swedish or English,
whole or shortened; writing uses Finnish ones.
"""

from datetime import date
from etapalvelu.portal.servicepoints.rules import DAY
from etapalvelu.portal.servicepoints.rules import ExceptionalDays
from etapalvelu.portal.servicepoints.rules import HoursError
from etapalvelu.portal.servicepoints.rules import OpeningHours
from etapalvelu.portal.servicepoints.rules import Period
from etapalvelu.portal.servicepoints.rules import Span
from etapalvelu.portal.servicepoints.rules import compact
from etapalvelu.portal.servicepoints.rules import minutes

import re

SHORT_DAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")
_DAY_NAMES = (
    ("ma", "maanantai", "må", "mån", "måndag", "mon", "monday"),
    ("ti", "tiistai", "tis", "tisdag", "tue", "tuesday"),
    ("ke", "keskiviikko", "on", "ons", "onsdag", "wed", "wednesday"),
    ("to", "torstai", "tor", "tors", "torsdag", "thu", "thursday"),
    ("pe", "perjantai", "fr", "fre", "fredag", "fri", "friday"),
    ("la", "lauantai", "lö", "lör", "lördag", "sat", "saturday"),
    ("su", "sunnuntai", "sö", "sön", "söndag", "sun", "sunday"),
)
_WEEKDAYS = {name: index for index, names in enumerate(_DAY_NAMES) for name in names}
_CLOSED = {"suljettu", "kiinni", "stängt", "closed"}
_NOISE = {"klo", "kl", "ja", "och", "and", "&"}
_DATE = r"\d{1,2}\.\d{1,2}\.\d{4}"
_RANGE = re.compile(rf"({_DATE})?\s*(-)?\s*({_DATE})?")
_SPAN = re.compile(r"(\d{1,2}(?:[.:]\d{2})?)-(\d{1,2}(?:[.:]\d{2})?)")


def parse_hours(weekly, exceptions=""):
    """Read the two cells of a spreadsheet row; raise HoursError with the offending piece."""
    return OpeningHours(
        tuple(_period(part) for part in _parts(weekly)),
        tuple(_exception(part) for part in _parts(exceptions)),
    )


def write_weekly(hours):
    """Write the weekly hours so that parse_hours reads the same hours back."""
    return "; ".join(_write_period(period) for period in hours.periods)


def write_exceptions(hours):
    """Write the exceptions so that parse_hours reads the same exceptions back."""
    written = []
    for exception in hours.exceptions:
        spans = _write_spans(exception.spans) or "suljettu"
        reason = f" ({exception.reason})" if exception.reason else ""
        last = "" if exception.last == exception.first else f"-{_write_date(exception.last)}"
        written.append(f"{_write_date(exception.first)}{last} {spans}{reason}")
    return "; ".join(written)


def _parts(text):
    text = re.sub(r"\s*[-\u2010-\u2015\u2212]\s*", "-", text or "")
    # A separator inside brackets belongs to the reason.
    return [part.strip() for part in re.split(r"[;\n](?![^()]*\))", text) if part.strip()]


def _unreadable(text):
    return HoursError(
        "problem_hours_unreadable",
        "Opening hours are written like ma-pe 9-16, la 10-14; ${value} could not be read.",
        value=text,
    )


def _dates(text):
    match = _RANGE.match(text)
    if not (match[1] or match[3]):
        return None, None, text
    first, last = _read_date(match[1]), _read_date(match[3])
    return first, last if match[2] else first, text[match.end() :].strip(" :")


def _period(text):
    first, last, rest = _dates(text)
    days = [set() for _ in range(7)]
    waiting = []
    for group in rest.lower().split(","):
        weekdays, spans, closed = _group(group.split(), text)
        waiting += weekdays
        if not waiting or (spans and closed):
            raise _unreadable(text)
        if spans or closed:
            for weekday in waiting:
                days[weekday] |= spans
            waiting = []
    if waiting:
        raise _unreadable(text)
    return Period(tuple(tuple(sorted(day)) for day in days), first, last)


def _group(words, text):
    weekdays, spans, closed = [], set(), False
    for word in words:
        span = _SPAN.fullmatch(word)
        if span:
            spans.add(Span(minutes(span[1]), minutes(span[2])))
        elif word == "24h":
            spans.add(Span(0, DAY))
        elif word in _CLOSED:
            closed = True
        elif word not in _NOISE:
            weekdays += _weekdays(word, text)
    return weekdays, spans, closed


def _weekdays(word, text):
    ends = [_WEEKDAYS.get(name.rstrip(".")) for name in word.split("-")]
    if None in ends or len(ends) > 2 or ends[0] > ends[-1]:
        raise _unreadable(text)
    return list(range(ends[0], ends[-1] + 1))


def _exception(text):
    match = re.fullmatch(r"([^()]*)(?:\((.*)\))?", text, re.DOTALL)
    first, last, rest = _dates(match[1].strip() if match else "")
    if first is None or last is None:
        raise _unreadable(text)
    weekdays, spans, closed = _group(rest.lower().replace(",", " ").split(), text)
    if weekdays or bool(spans) == closed:
        raise _unreadable(text)
    return ExceptionalDays(first, last, tuple(sorted(spans)), (match[2] or "").strip())


def _read_date(text):
    if not text:
        return None
    day, month, year = (int(part) for part in text.split("."))
    try:
        return date(year, month, day)
    except ValueError:
        raise HoursError("problem_date_unreadable", "${value} is not a date.", value=text) from None


def _write_date(day):
    return f"{day.day}.{day.month}.{day.year}" if day else ""


def _write_period(period):
    groups = [
        (SHORT_DAYS[first] if first == last else f"{SHORT_DAYS[first]}-{SHORT_DAYS[last]}", spans)
        for first, last, spans in compact(period)
        if spans
    ]
    text = ", ".join(f"{days} {_write_spans(spans)}" for days, spans in groups) or "ma-su suljettu"
    if not period.limited:
        return text
    return f"{_write_date(period.valid_from)}-{_write_date(period.valid_to)}: {text}"


def _write_spans(spans):
    return " ".join(f"{_write_time(span.start)}-{_write_time(span.end)}" for span in spans)


def _write_time(minute):
    hour, rest = divmod(minute, 60)
    return f"{hour}.{rest:02d}" if rest else str(hour)
