"""When a job is due, and when somebody should look."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.jobs import rules

import pytest

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
DAY, MINUTE, SECOND = timedelta(days=1), timedelta(minutes=1), timedelta(seconds=1)


def due(every, failures=0, interrupted=False):
    """Minutes after noon, when the last run began at noon and took a minute."""
    moment = rules.next_due(every, NOON, NOON + MINUTE, failures, interrupted)
    return moment and (moment - NOON) / MINUTE


def test_a_job_that_never_ran_is_due_at_once():
    assert rules.next_due(DAY, None, None, 0, False) is None
    assert rules.is_due(None, NOON)


def test_a_rhythm_counts_from_beginning_to_beginning():
    assert due(DAY) == 24 * 60
    assert not rules.is_due(NOON + SECOND, NOON)
    assert rules.is_due(NOON, NOON)


def test_a_failing_job_waits_longer_each_time():
    assert [due(DAY, failures) - 1 for failures in (1, 2, 3, 9, 10, 500)] == [
        1,
        2,
        4,
        256,
        360,
        360,
    ]


def test_a_frequent_job_never_waits_longer_than_a_minute():
    assert [due(5 * SECOND, failures) - 1 for failures in (1, 2, 500)] == [1, 1, 1]


def test_a_killed_job_is_taken_up_at_once_but_not_for_ever():
    assert [due(DAY, failures, interrupted=True) for failures in (0, 1, 2, 4)] == [None, 1, 2, 8]


@pytest.mark.parametrize(
    ("every", "late", "overdue"),
    [(DAY, DAY, False), (DAY, DAY + SECOND, True), (SECOND, 10 * MINUTE, False)],
)
def test_overdue(every, late, overdue):
    assert rules.is_overdue(NOON, every, NOON + late) is overdue


def test_silence():
    assert rules.is_silent(None, NOON)
    assert not rules.is_silent(NOON - 10 * MINUTE, NOON)
    assert rules.is_silent(NOON - 11 * MINUTE, NOON)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (KeyError("Aino Lahti"), "KeyError: […]"),
        (ValueError("no mail for aino@kuhmo.example"), "ValueError: no mail for […]"),
        (ValueError("010190-123A and 040 123 4567"), "ValueError: […]A and […]"),
        (ConnectionRefusedError(111, "Connection refused"), "[Errno 111] Connection refused"),
        (RuntimeError(), "RuntimeError"),
        (ValueError("first\nsecond"), "ValueError: first"),
        (ValueError("x" * 999), "ValueError: " + "x" * 188),
    ],
)
def test_what_is_said_of_a_failure_holds_no_person(error, text):
    assert rules.failure_text(error).endswith(text)
