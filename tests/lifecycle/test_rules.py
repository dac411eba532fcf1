"""When a text is looked at again, and who is told of it."""

from datetime import date
from datetime import timedelta
from etapalvelu.portal.lifecycle import rules

import pytest

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 11, 25), 12, date(2027, 11, 25)),
        (date(2026, 11, 25), 1, date(2026, 12, 25)),
    ],
)
def test_months_end_where_months_end(day, months, expected):
    assert rules.add_months(day, months) == expected


def test_a_later_date_of_the_author_stays():
    later = date(2028, 1, 1)
    assert rules.next_review(later, TODAY, 12) == later
    assert rules.next_review(TODAY, TODAY, 12) == date(2027, 11, 25)
    assert rules.next_review(None, TODAY, None) is None


def test_older_texts_are_looked_at_after_a_quarter_or_in_their_time():
    assert rules.first_review(date(2020, 1, 1), TODAY, 12) == date(2027, 2, 25)
    assert rules.first_review(date(2026, 11, 1), TODAY, 12) == date(2027, 11, 1)
    assert rules.first_review(TODAY, TODAY, None) is None


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (31, None),
        (30, rules.SOON),
        (1, rules.SOON),
        (0, rules.DUE),
        (-13, rules.DUE),
        (-14, rules.LATE),
        (-400, rules.LATE),
    ],
)
def test_stages(left, expected):
    assert rules.stage(TODAY + timedelta(days=left), TODAY) == expected
    assert rules.stage(None, TODAY) is None


def test_the_digest_is_one_a_week_also_at_the_turn_of_the_year():
    assert rules.digest_key(date(2026, 12, 31)) == rules.digest_key(date(2027, 1, 1)) == "2026-W53"
    assert rules.digest_key(date(2027, 1, 4)) == "2027-W01"


def test_translations_lag_behind_their_source_and_not_the_other_way():
    assert rules.language_versions_behind("fi", ["fi", "sv", "en"]) == ["sv", "en"]
    assert rules.language_versions_behind("sv", ["fi", "sv"]) == []


def test_organisations_with_most_texts_come_first():
    assert rules.by_organisation(["b", "a", "b", None]) == [("b", 2), (None, 1), ("a", 1)]
