"""Numbers and days as people type them."""

from datetime import date
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.typed import HIGHEST
from etapalvelu.portal.core.typed import read_day
from etapalvelu.portal.core.typed import read_number
from hypothesis import given
from hypothesis import strategies as st

import math
import pytest


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("44,5", "dB", 44.5),
        ("44.5 dB", "dB", 44.5),
        (" 44 DB ", "dB", 44),
        ("1 234,5", "", 1234.5),
        ("10 Mbit/s", "kbit/s", 10_000),
        ("0,384 Mbit/s", "kbit/s", 384),
        ("768", "kbit/s", 768),
        ("0", "dB", 0),
    ],
)
def test_numbers_are_read_as_people_write_them(text, unit, number):
    assert read_number(text, unit) == pytest.approx(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NaN",
        "nan",
        "inf",
        "-inf",
        "Infinity",
        "1e400",
        "1e5",
        "-3",
        "\u22123",
        "9" * 39,
        "9" * 400,
        "1.234,5",
        "12 34",
        "٤٤",
        "👋",
        "<b>44</b>",
        "44 kg",
        "44 dB 3",
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(text):
    with pytest.raises(ProblemError) as refused:
        read_number(text, "dB")
    assert str(refused.value)


@given(st.text(max_size=60), st.sampled_from(["", "dB", "kbit/s"]))
def test_any_text_gives_a_sound_number_or_a_refusal(text, unit):
    try:
        number = read_number(text, unit)
    except ProblemError:
        return
    assert math.isfinite(number) and 0 <= number <= HIGHEST


@given(st.decimals(0, 10**6, places=2))
def test_a_decimal_comma_and_a_point_mean_the_same(number):
    text = f"{number:f}"
    assert read_number(text) == read_number(text.replace(".", ",")) == float(number)


def test_days_are_read_in_three_ways():
    day = date(2026, 12, 24)
    assert read_day("24.12.2026") == read_day("24/12/2026") == read_day(" 2026-12-24 ") == day


@pytest.mark.parametrize("text", ["", "31.2.2026", "24.12.26", "0.0.0000", "2026-13-01", "eilen"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ProblemError):
        read_day(text)
