"""Opening hours against a naive reading of the same rules, minute by minute."""

from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.servicepoints import rules
from etapalvelu.portal.servicepoints.hourschecks import problems
from etapalvelu.portal.servicepoints.rules import HELSINKI
from etapalvelu.portal.servicepoints.rules import ExceptionalDays
from etapalvelu.portal.servicepoints.rules import OpeningHours
from etapalvelu.portal.servicepoints.rules import Period
from etapalvelu.portal.servicepoints.rules import Span
from etapalvelu.portal.servicepoints.rules import week
from hypothesis import HealthCheck
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

import pytest

# Machines that build and test at once are slow, which says nothing of the code.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
OFFICE = (Span(9 * 60, 16 * 60),)
# Sunday 02:00-03:30: both clock changes fall into or beside it.
NIGHT = OpeningHours((Period(week((), (), (), (), (), (), (Span(120, 210),))),))
WEEKDAYS = OpeningHours((Period(week(OFFICE, OFFICE, OFFICE, OFFICE, OFFICE)),))


def helsinki(*args):
    return datetime(*args, tzinfo=HELSINKI)


@st.composite
def spans(draw):
    edges = sorted(draw(st.sets(st.integers(0, 1440), max_size=4)))
    return tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False))


# The weeks around both clock changes of 2026 and an ordinary one.
SPRING, AUTUMN = date(2026, 3, 25), date(2026, 10, 21)
days = st.dates(SPRING, SPRING + timedelta(8)) | st.dates(AUTUMN, AUTUMN + timedelta(13))


@st.composite
def opening_hours(draw):
    always = Period(tuple(draw(st.tuples(*[spans()] * 7))))
    periods = [always]
    if draw(st.booleans()):
        first = draw(days)
        periods.append(Period(tuple(draw(st.tuples(*[spans()] * 7))), first, first + timedelta(3)))
    exceptions = [
        ExceptionalDays(day, day + timedelta(draw(st.integers(0, 2))), draw(spans()))
        for day in draw(st.lists(days, max_size=2))
    ]
    return OpeningHours(tuple(periods), tuple(exceptions))


def naive_open(hours, moment):
    local = moment.astimezone(HELSINKI)
    day, minute = local.date(), local.hour * 60 + local.minute
    chosen = None
    for exception in hours.exceptions:
        if exception.first <= day <= exception.last:
            chosen = exception.spans
    if chosen is None:
        limited = [p for p in hours.periods[1:] if p.valid_from <= day <= p.valid_to]
        chosen = (limited[0] if limited else hours.periods[0]).days[day.weekday()]
    return any(span.start <= minute < span.end for span in chosen)


@settings(PATIENT, max_examples=60)
@given(opening_hours(), days, st.integers(0, 1439))
@example(NIGHT, date(2026, 3, 29), 0)
@example(NIGHT, date(2026, 10, 25), 0)
def test_next_change_is_the_first_minute_that_differs(hours, day, minute):
    at = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute)
    state = naive_open(hours, at)
    assert rules.is_open(hours, at) is state
    limit = at + timedelta(hours=30)
    expected = at + timedelta(minutes=1)
    while expected < limit and naive_open(hours, expected) is state:
        expected += timedelta(minutes=1)
    found = rules.next_change(hours, at)
    if expected < limit:
        assert found == expected
    else:
        assert found is None or found >= limit


def test_open_until_the_last_minute():
    monday = helsinki(2026, 11, 23, 15, 59)
    assert rules.is_open(WEEKDAYS, monday)
    assert not rules.is_open(WEEKDAYS, monday + timedelta(minutes=1))
    assert rules.next_change(WEEKDAYS, monday) == helsinki(2026, 11, 23, 16)


def test_friday_evening_waits_for_monday():
    assert rules.next_change(WEEKDAYS, helsinki(2026, 11, 27, 18)) == helsinki(2026, 11, 30, 9)


def test_hours_keep_their_wall_clock_over_the_clock_change():
    before, after = helsinki(2026, 10, 23, 8), helsinki(2026, 10, 26, 8)
    opens = rules.next_change(WEEKDAYS, before).astimezone(UTC)
    opens_later = rules.next_change(WEEKDAYS, after).astimezone(UTC)
    assert (opens.hour, opens_later.hour) == (6, 7)


def test_a_place_without_hours_never_changes():
    assert rules.next_change(OpeningHours(), helsinki(2026, 11, 24, 12)) is None
    assert not OpeningHours()


def test_exception_closes_a_day_and_a_season_replaces_the_week():
    summer = Period(week((Span(600, 720),)), date(2026, 6, 1), date(2026, 8, 31))
    christmas = ExceptionalDays(date(2026, 12, 24), date(2026, 12, 26), reason="joulu")
    hours = OpeningHours((*WEEKDAYS.periods, summer), (christmas,))
    assert rules.spans_on(hours, date(2026, 12, 24)) == ()
    assert rules.exception_on(hours, date(2026, 12, 26)).reason == "joulu"
    assert rules.spans_on(hours, date(2026, 12, 28)) == OFFICE
    assert rules.spans_on(hours, date(2026, 6, 1)) == (Span(600, 720),)
    assert rules.spans_on(hours, date(2026, 6, 2)) == ()


def test_equal_neighbouring_days_are_written_once():
    period = Period(week(OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, (Span(600, 840),)))
    assert rules.compact(period) == [(0, 4, OFFICE), (5, 5, (Span(600, 840),)), (6, 6, ())]


@pytest.mark.parametrize(
    ("hours", "msgid"),
    [
        (OpeningHours((Period(week((Span(960, 540),))),)), "problem_hours_span_inverted"),
        (OpeningHours((Period(week((Span(540, 540),))),)), "problem_hours_span_inverted"),
        (
            OpeningHours((Period(week((Span(540, 720), Span(700, 960)))),)),
            "problem_hours_spans_overlap",
        ),
        (
            OpeningHours((Period(week(), date(2026, 8, 31), date(2026, 6, 1)),)),
            "problem_hours_validity_inverted",
        ),
        (OpeningHours((Period(week()), Period(week()))), "problem_hours_periods_overlap"),
        (
            OpeningHours((), (ExceptionalDays(date(2026, 12, 24), date(2026, 12, 6)),)),
            "problem_hours_exception_inverted",
        ),
        (
            OpeningHours((), (ExceptionalDays(date(2026, 12, 24), date(2026, 12, 26)),) * 2),
            "problem_hours_exceptions_overlap",
        ),
    ],
)
def test_unsound_hours_are_told(hours, msgid):
    assert [problem.msgid for problem in problems(hours)] == [msgid]


def test_sound_hours_have_no_problems():
    lunch = (Span(540, 720), Span(720, 960))
    summer = Period(week(OFFICE), date(2026, 6, 1), date(2026, 8, 31))
    autumn = Period(week(OFFICE), date(2026, 9, 1), None)
    assert problems(OpeningHours((Period(week(lunch)), summer, autumn))) == []
