"""When reviews are due, without a portal."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.accessreviews import rules

import pytest

DUE = datetime(2027, 11, 25, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def test_a_review_is_due_a_year_after_the_last_one():
    assert rules.due(DUE - 700 * DAY, DUE - 365 * DAY) == DUE
    assert rules.due(DUE - 365 * DAY, None) == DUE


@pytest.mark.parametrize(
    ("now", "status", "stage"),
    [
        (DUE - 30 * DAY - SECOND, rules.DONE, None),
        (DUE - 30 * DAY, rules.SOON, "before"),
        (DUE - SECOND, rules.SOON, "before"),
        (DUE, rules.OVERDUE, "due"),
        (DUE + 7 * DAY - SECOND, rules.OVERDUE, "due"),
        (DUE + 7 * DAY, rules.OVERDUE, "late-1"),
        (DUE + 21 * DAY, rules.OVERDUE, "late-3"),
    ],
)
def test_reminders_come_before_on_the_day_and_weekly(now, status, stage):
    assert rules.status(DUE, now) == status
    assert rules.stage(DUE, now) == stage


def test_two_roles_of_one_person_are_two_decisions():
    first = rules.Grant("a.b", "A", "Adviser", rules.MEMBERSHIP)
    second = rules.Grant("a.b", "A", "PointManager", rules.MEMBERSHIP)
    assert first.key != second.key
    assert first.key.removeprefix("decision-").isalnum()
