"""Bookable times against a walk through the day's clock."""

from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from etapalvelu.portal.bookings import masks
from etapalvelu.portal.bookings import ticks
from etapalvelu.portal.bookings.openings import Different
from etapalvelu.portal.bookings.openings import Openings
from etapalvelu.portal.bookings.openings import Recurring
from etapalvelu.portal.bookings.openings import Window
from etapalvelu.portal.bookings.openings import between
from etapalvelu.portal.bookings.openings import checked
from etapalvelu.portal.bookings.openings import checked_rule
from etapalvelu.portal.core.problems import ProblemError
from hypothesis import given
from hypothesis import strategies as st

import pytest

MONDAY = date(2027, 3, 22)
CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from(range(0, 60, 5)))
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


@given(DAYS, CLOCKS, CLOCKS)
def test_between_as_a_clock_on_the_wall(day, opens, closes):
    shown = {
        tick
        for tick in range(ticks.ticks_of(day))
        if opens
        <= ticks.moment(day, tick).astimezone(ticks.ZONE).time()
        < (closes if closes != time() else time.max)
    }
    found = set(masks.ticks_in(between(day, opens, closes)))
    # In the night of a change the clock shows an hour twice or not at all; nobody works then.
    if ticks.ticks_of(day) == 288 or opens >= time(5):
        assert found == shown


@given(
    st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1),
    DAYS,
    st.integers(1, 3),
)
def test_weekly_as_counting_weeks(weekdays, day, interval):
    rule = f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(sorted(weekdays))}"
    first = date(2026, 1, 5)
    weeks = (day - first).days // 7
    expected = (
        day >= first
        and weeks % interval == 0
        and ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][day.weekday()] in weekdays
    )
    openings = Openings((Recurring(time(9), time(12), checked_rule(rule), first),))
    assert bool(openings.mask(day)) == expected


def test_exceptions_and_holidays():
    weekly = Recurring(time(9), time(15), "FREQ=WEEKLY;BYDAY=MO,TU", MONDAY)
    openings = Openings(
        (weekly,),
        (
            Different(MONDAY, MONDAY),
            Different(MONDAY + timedelta(1), MONDAY + timedelta(1), time(12), time(13)),
        ),
        frozenset({MONDAY + timedelta(7), MONDAY + timedelta(1)}),
    )
    assert openings.mask(MONDAY) == 0
    # What somebody has written for the day goes before the holiday.
    assert list(masks.spans_in(openings.mask(MONDAY + timedelta(1)))) == [(144, 12)]
    assert openings.mask(MONDAY + timedelta(7)) == 0
    assert openings.mask(MONDAY + timedelta(8)).bit_count() == 72
    assert openings.mask(MONDAY + timedelta(2)) == 0


def test_last_weekday_of_a_month():
    monthly = Recurring(time(9), time(15), "FREQ=MONTHLY;BYDAY=-1FR", date(2027, 1, 1))
    openings = Openings((monthly,))
    days = [date(2027, 1, 1) + timedelta(n) for n in range(120)]
    assert [day for day in days if openings.mask(day)] == [
        date(2027, 1, 29), date(2027, 2, 26), date(2027, 3, 26), date(2027, 4, 30),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=1",
        "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,1,2",
        "FREQ=DAILY;COUNT=10000000",
        "",
        "every monday",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=MO\nRRULE:FREQ=SECONDLY",
        "FREQ=WEEKLY;BYDAY=" + "MO," * 200 + "MO",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;FREQ=SECONDLY",
        "FREQ=MONTHLY;BYMONTHDAY=99",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=1MO",
    ],
)
def test_a_rule_that_gives_too_much_or_nothing_is_refused(rule):
    with pytest.raises(ProblemError):
        checked_rule(rule)


def test_end_before_start_is_refused():
    with pytest.raises(ProblemError, match="later than"):
        checked(Recurring(time(12), time(9), "FREQ=DAILY", MONDAY))
    with pytest.raises(ProblemError, match="after the first"):
        checked(Recurring(time(9), time(12), "FREQ=DAILY", MONDAY, MONDAY - timedelta(1)))
    assert checked(Recurring(time(9), time(0), "FREQ=DAILY", MONDAY, MONDAY))


def test_the_window_cuts_what_is_too_soon_and_too_far():
    now = datetime(2027, 3, 22, 7, 2, tzinfo=UTC)
    window = Window(lead=60, horizon=2)
    today = window.mask(MONDAY, now)
    # 9.02 in Helsinki and an hour's lead: the first whole tick begins at 10.05.
    assert next(masks.ticks_in(today)) == ticks.tick_at(MONDAY, time(10, 5))
    assert window.mask(MONDAY - timedelta(1), now) == 0
    assert window.mask(MONDAY + timedelta(2), now) == masks.span(0, 288)
    assert window.mask(MONDAY + timedelta(3), now) == 0
