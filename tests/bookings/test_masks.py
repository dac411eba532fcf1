"""Bit arithmetic and availability against an oracle that walks tick by tick."""

from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import time
from etapalvelu.portal.bookings import availability
from etapalvelu.portal.bookings import engine
from etapalvelu.portal.bookings import masks
from etapalvelu.portal.bookings import ticks
from etapalvelu.portal.bookings.availability import Demand
from etapalvelu.portal.bookings.model import Bookings
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

import pytest

SPRING, AUTUMN, PLAIN = date(2027, 3, 28), date(2027, 10, 31), date(2027, 5, 5)
NOW = datetime(2027, 1, 4, 8, tzinfo=UTC)
TICKS = st.integers(0, 299)
LENGTHS = st.integers(1, 40)


def as_set(mask):
    return {tick for tick in range(mask.bit_length()) if mask >> tick & 1}


@given(st.integers(0, 2**300 - 1), LENGTHS)
def test_startable_as_walking(mask, length):
    free = as_set(mask)
    expected = {t for t in range(300) if all(t + n in free for n in range(length))}
    assert as_set(masks.startable(mask, length)) == expected


@given(st.integers(-40, 320), st.integers(-5, 60))
def test_span_as_walking(start, length):
    assert as_set(masks.span(start, length)) == {
        t for t in range(start, start + max(length, 0)) if t >= 0
    }


@given(st.integers(0, 2**300 - 1))
def test_spans_put_together_give_the_mask(mask):
    spans = list(masks.spans_in(mask))
    assert sum(masks.span(*each) for each in spans) == mask
    assert all(a[0] + a[1] < b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert set(masks.ticks_in(mask)) == as_set(mask)


@pytest.mark.parametrize(("day", "count"), [(SPRING, 276), (AUTUMN, 300), (PLAIN, 288)])
def test_a_day_has_its_ticks_and_nine_stays_nine(day, count):
    assert ticks.ticks_of(day) == count
    nine = ticks.tick_at(day, time(9))
    assert ticks.moment(day, nine).astimezone(ticks.ZONE).time() == time(9)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31)),
)
def test_a_moment_finds_its_place_again(naive):
    instant = naive.replace(tzinfo=UTC, second=0, microsecond=0)
    instant = instant.replace(minute=instant.minute // 5 * 5)
    day, tick = ticks.place(instant)
    assert 0 <= tick < ticks.ticks_of(day)
    assert ticks.moment(day, tick) == instant


ENTRIES = st.lists(
    st.tuples(st.sampled_from("ab"), TICKS, LENGTHS, st.integers(0, 6), st.integers(0, 6)),
    max_size=8,
)
HOURS = st.lists(st.tuples(TICKS, st.integers(1, 120)), min_size=1, max_size=3)


@settings(deadline=None)
@given(
    ENTRIES, HOURS, HOURS, LENGTHS, st.integers(0, 6), st.integers(0, 6), st.sampled_from((1, 6))
)
def test_availability_as_walking(entries, hours_a, hours_b, length, before, after, every):
    bookings, day = Bookings(), AUTUMN
    open_ = {
        lane: sum_of(masks.span(*hours) for hours in spans)
        for lane, spans in (("a", hours_a), ("b", hours_b))
    }
    taken = {"a": set(), "b": set()}
    everything = {lane: masks.span(0, 400) for lane in "ab"}
    for number, (lane, start, size, head, tail) in enumerate(entries):
        demand = Demand("experts", {lane: everything[lane]}, head, tail)
        wanted = set(range(max(start - head, 0), start + size + tail))
        try:
            engine.hold(bookings, str(number), [demand], day, start, size, {}, NOW, 600)
        except engine.Taken:
            assert wanted & taken[lane], "refused although it was free"
        else:
            assert not wanted & taken[lane], "double booked"
            taken[lane] |= wanted
    expected = {
        tick
        for tick in range(0, 300, every)
        for lane in "ab"
        if all(tick + n in as_set(open_[lane]) for n in range(length))
        and not taken[lane] & set(range(tick - before, tick + length + after))
    }
    demand = Demand("experts", open_, before, after)
    found = availability.starts(bookings, [demand], day, length, every, NOW.timestamp())
    assert as_set(found) == expected


def sum_of(parts):
    whole = 0
    for part in parts:
        whole |= part
    return whole
