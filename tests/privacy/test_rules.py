"""The retention table, without a portal."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.privacy import rules

import pytest

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


def test_data_go_on_the_day_and_not_before():
    before = rules.cutoff(90, NOW)
    assert NOW - timedelta(days=90) <= before
    assert not NOW - timedelta(days=90) + timedelta(seconds=1) <= before


def test_due_knows_the_oldest():
    assert rules.due([]) == rules.Due(0, None)
    old = NOW - timedelta(days=400)
    assert rules.due([NOW, old]) == rules.Due(2, old)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("90", None),
        (" 1 ", None),
        ("36500", None),
        ("0", "range"),
        ("36501", "range"),
        ("9" * 400, "range"),
        ("", "number"),
        ("-5", "number"),
        ("1.5", "number"),
        ("²", "number"),
        ("٣", "number"),
        ("ninety", "number"),
    ],
)
def test_days_are_a_number_within_reason(typed, problem):
    assert rules.days_problem(typed) == problem
