"""Opening hours written in a spreadsheet cell and in plain rows."""

from datetime import date
from datetime import timedelta
from etapalvelu.portal.servicepoints.hoursdata import exception_rows
from etapalvelu.portal.servicepoints.hoursdata import from_rows
from etapalvelu.portal.servicepoints.hoursdata import weekly_rows
from etapalvelu.portal.servicepoints.hourstext import parse_hours
from etapalvelu.portal.servicepoints.hourstext import write_exceptions
from etapalvelu.portal.servicepoints.hourstext import write_weekly
from etapalvelu.portal.servicepoints.rules import ExceptionalDays
from etapalvelu.portal.servicepoints.rules import HoursError
from etapalvelu.portal.servicepoints.rules import OpeningHours
from etapalvelu.portal.servicepoints.rules import Period
from etapalvelu.portal.servicepoints.rules import Span
from etapalvelu.portal.servicepoints.rules import week
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

import pytest

# Machines that build and test at once are slow, which says nothing of the code.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
NINE_TO_FOUR = (Span(540, 960),)


def weekly(text):
    (period,) = parse_hours(text).periods
    return period


@pytest.mark.parametrize(
    "text",
    [
        "ma-pe 9-16, la 10-14",
        "Ma – Pe klo 9.00–16.00, la klo 10–14",
        "maanantai-perjantai 09:00-16:00, lauantai 10:00-14:00, su suljettu",
        "må-fre 9-16, lör 10-14",
        "Mon-Fri 9-16, Sat 10-14",
        "ma, ti, ke, to, pe 9-16, la 10-14",
    ],
)
def test_the_same_week_in_many_hands(text):
    assert weekly(text).days == week(*[NINE_TO_FOUR] * 5, (Span(600, 840),))


def test_several_spans_and_a_season():
    hours = parse_hours("ma 9-12 ja 13-16; 1.6.2026-31.8.2026: ma 9-15")
    assert hours.periods == (
        Period(week((Span(540, 720), Span(780, 960)))),
        Period(week((Span(540, 900),)), date(2026, 6, 1), date(2026, 8, 31)),
    )


def test_exceptions_with_a_reason():
    hours = parse_hours("", "24.12.2026-26.12.2026 suljettu (joulu; pyhät); 31.12.2026 9-13")
    assert hours.exceptions == (
        ExceptionalDays(date(2026, 12, 24), date(2026, 12, 26), (), "joulu; pyhät"),
        ExceptionalDays(date(2026, 12, 31), date(2026, 12, 31), (Span(540, 780),)),
    )


@pytest.mark.parametrize(
    "text", ["joskus", "ma-xx 9-16", "9-16", "ma", "pe-ma 9-16", "ma 9-16 suljettu", "ma 9-16 ti,"]
)
def test_unreadable_text_is_refused_with_its_words(text):
    with pytest.raises(HoursError) as refusal:
        parse_hours(text)
    assert text in str(refusal.value)


@pytest.mark.parametrize("text", ["ma 9-25", "ma 9.70-10", "32.1.2026-: ma 9-10"])
def test_impossible_times_and_dates_are_refused(text):
    with pytest.raises(HoursError):
        parse_hours(text)


@pytest.mark.parametrize(
    "text", ["suljettu", "24.12.2026", "24.12.2026- suljettu", "24.12.2026 ma 9-16"]
)
def test_an_exception_needs_days_and_hours(text):
    with pytest.raises(HoursError):
        parse_hours("", text)


@st.composite
def day_spans(draw):
    edges = sorted(draw(st.sets(st.integers(0, 1440), max_size=6)))
    return tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False))


@st.composite
def hours(draw):
    year = date(2026, 1, 1)
    periods = [Period(draw(st.tuples(*[day_spans()] * 7)))]
    if draw(st.booleans()):
        first = year + timedelta(draw(st.integers(0, 100)))
        last = draw(st.none() | st.just(first + timedelta(30)))
        periods.append(Period(draw(st.tuples(*[day_spans()] * 7)), first, last))
    starts = draw(st.sets(st.integers(0, 30), max_size=3))
    exceptions = [
        ExceptionalDays(
            year + timedelta(start * 5),
            year + timedelta(start * 5 + draw(st.integers(0, 4))),
            draw(day_spans()),
            draw(st.sampled_from(["", "juhannus", "a; b, c"])),
        )
        for start in sorted(starts)
    ]
    return OpeningHours(tuple(periods), tuple(exceptions))


@settings(PATIENT, max_examples=200)
@given(hours())
def test_text_reads_back_the_same(written):
    assert parse_hours(write_weekly(written), write_exceptions(written)) == written


@settings(PATIENT, max_examples=200)
@given(hours())
def test_rows_read_back_the_same(written):
    again = from_rows(weekly_rows(written), exception_rows(written))
    # A period with no open day needs no rows.
    assert again.periods == tuple(period for period in written.periods if any(period.days))
    assert again.exceptions == written.exceptions
