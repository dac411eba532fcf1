"""Days, numbers and pasted rows as people write them."""

from contextlib import suppress
from datetime import date
from etapalvelu.portal.communications import rules
from etapalvelu.portal.communications import typed
from etapalvelu.portal.core.problems import ProblemError
from hypothesis import given
from hypothesis import strategies as st

import pytest


@pytest.mark.parametrize("text", ["31.1.2026", "2026-01-31", " 31/01/2026 "])
def test_days(text):
    assert typed.day(text) == date(2026, 1, 31)


@pytest.mark.parametrize(
    "text",
    ["31.2.2026", "0000-00-00", "2026-13-01", "1.1.26", "huomenna", "1.1.9999", "١.١.٢٠٢٦", "<b>"],
)
def test_what_is_no_day(text):
    with pytest.raises(ProblemError):
        typed.day(text)


def test_numbers():
    assert typed.number("1 250,50 €") == 1250.5
    assert typed.number("") is None
    for text in ("nan", "inf", "1e400", "1_0", "kaksi", "-1", "٣"):
        with pytest.raises(ProblemError):
            typed.number(text, rules.MAX_MONEY, 0)


@given(st.text(max_size=60))
def test_nothing_else_is_ever_raised(text):
    for read in (typed.day, typed.days, typed.number, lambda t: typed.pasted(t, 5)):
        with suppress(ProblemError):
            read(text)


def test_pasted_rows():
    rows, problems = typed.pasted("Avoimet ovet\t14.3.2026\tAvoimet ovet\tAino\t200\nEsite\n", 300)
    assert not problems and [row["action"] for row in rows] == ["Avoimet ovet", "Esite"]
    assert rows[0]["date"] == date(2026, 3, 14) and rows[0]["cost"] == 200
    rows, problems = typed.pasted("A;31.2.2026\nB;1.2.2026;c;d;e;f\n;1.2.2026\n" + "x" * 501, 300)
    assert [number for number, _problem in problems] == [1, 2, 3, 4]
    with pytest.raises(ProblemError, match="10000 rows"):
        typed.pasted("Toimi\n" * 10000, 300)
