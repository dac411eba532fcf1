"""What the page says of a moment, clock changes and exceptions included."""

from datetime import date
from datetime import datetime
from etapalvelu.portal.servicepoints.hourstext import parse_hours
from etapalvelu.portal.servicepoints.hourswords import situation
from etapalvelu.portal.servicepoints.hourswords import spans_text
from etapalvelu.portal.servicepoints.hourswords import time_text
from etapalvelu.portal.servicepoints.hourswords import today_text
from etapalvelu.portal.servicepoints.rules import HELSINKI
from etapalvelu.portal.servicepoints.rules import Span
from etapalvelu.portal.servicepoints.store import coming_exceptions
from etapalvelu.portal.servicepoints.store import unpack
from zope.i18n import interpolate

import pytest

HOURS = parse_hours("ma-pe 9-11.30 12.15-16", "24.12.2026-26.12.2026 suljettu (joulu)")


def said(hours, *moment):
    message = situation(hours, datetime(*moment, tzinfo=HELSINKI))
    mapping = {
        key: getattr(value, "default", value) for key, value in (message.mapping or {}).items()
    }
    return interpolate(message.default, mapping)


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        ((2026, 11, 24, 10, 0), "Open now, closes at 11.30"),
        ((2026, 11, 24, 11, 30), "Closed now, opens at 12.15"),
        ((2026, 11, 24, 8, 59), "Closed now, opens at 9.00"),
        ((2026, 11, 24, 16, 0), "Closed now, opens tomorrow at 9.00"),
        ((2026, 11, 27, 17, 0), "Closed now, opens on Monday at 9.00"),
        ((2026, 12, 23, 17, 0), "Closed now, opens on Monday at 9.00"),
        # the nights when the clocks change
        ((2026, 10, 24, 12, 0), "Closed now, opens on Monday at 9.00"),
        ((2027, 3, 27, 12, 0), "Closed now, opens on Monday at 9.00"),
    ],
)
def test_the_next_change_is_told(moment, sentence):
    assert said(HOURS, *moment) == sentence


@pytest.mark.parametrize("day", [date(2026, 10, 25), date(2027, 3, 28), date(2026, 11, 24)])
def test_closing_at_midnight_is_today_whatever_the_clocks_do(day):
    hours = parse_hours("ma-su 18-24")
    moment = (day.year, day.month, day.day, 20, 0)
    assert said(hours, *moment) == "Open now, closes at 24.00"


def test_the_ends_of_the_scale():
    assert said(parse_hours("ma-su 24h"), 2026, 11, 24, 12, 0) == "Open now, always open"
    assert said(parse_hours(""), 2026, 11, 24, 12, 0) == "Closed now"


def test_todays_spans():
    at = datetime(2026, 12, 24, 10, 0, tzinfo=HELSINKI)
    assert today_text(HOURS, at) == (False, "")
    at = datetime(2026, 12, 28, 10, 0, tzinfo=HELSINKI)
    assert today_text(HOURS, at, "en") == (True, "9:00–11:30, 12:15–16:00")


def test_times_are_written_as_the_language_does():
    assert time_text(30) == "0.30"
    assert time_text(9 * 60 + 5, "en") == "9:05"
    assert spans_text(()) == ""
    assert spans_text((Span(0, 1440),), "sv") == "0.00–24.00"


def test_an_exception_is_shown_until_its_last_day():
    assert len(coming_exceptions(HOURS, date(2026, 12, 26))) == 1
    assert coming_exceptions(HOURS, date(2026, 12, 27)) == []


def test_hours_that_cannot_be_read_count_as_not_told():
    assert not unpack(((("mon", "aamulla", "12:00", "", ""),), ()))
