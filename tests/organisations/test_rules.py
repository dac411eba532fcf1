"""Validity and succession of organisations."""

from datetime import date
from etapalvelu.portal.organisations.rules import in_force
from etapalvelu.portal.organisations.rules import last_successor
from etapalvelu.portal.organisations.rules import makes_cycle

import pytest

DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "expected"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (date(2026, 1, 2), None, False),
        (None, date(2025, 12, 31), False),
    ],
)
def test_both_ends_are_included(valid_from, valid_until, expected):
    assert in_force(valid_from, valid_until, DAY) is expected


def test_no_organisation_follows_itself():
    assert makes_cycle("a", "a", {})
    assert makes_cycle("a", "c", {"b": "a", "c": "b"})
    assert not makes_cycle("a", "c", {"c": "d"})
    assert not makes_cycle("a", None, {"b": "a"})


def test_an_older_cycle_elsewhere_does_not_hang():
    assert not makes_cycle("a", "b", {"b": "c", "c": "b"})
    assert last_successor("b", {"b": "c", "c": "b"}) == "c"


def test_the_last_successor_has_the_duties():
    assert last_successor("a", {"a": "b", "b": "c"}) == "c"
    assert last_successor("a", {}) == "a"
