"""When mail leaves, and what is signed."""

from datetime import datetime
from etapalvelu.portal.notifications import rules

import pytest


@pytest.mark.parametrize(
    ("pace", "duty", "now", "expected"),
    [
        (rules.DAILY, False, datetime(2026, 11, 25, 6, 59), "day-2026-11-24"),
        (rules.DAILY, False, datetime(2026, 11, 25, 7), "day-2026-11-25"),
        (rules.WEEKLY, False, datetime(2026, 11, 29, 23), "week-2026-11-23"),
        (rules.WEEKLY, False, datetime(2026, 11, 30, 7), "week-2026-11-30"),
        (rules.WEEKLY, False, datetime(2026, 11, 30, 6), "week-2026-11-23"),
        (rules.WEEKLY, True, datetime(2026, 11, 25, 9), "day-2026-11-25"),
        (rules.NEVER, True, datetime(2026, 11, 25, 9), "day-2026-11-25"),
    ],
)
def test_digest(pace, duty, now, expected):
    name, begin = rules.digest(pace, duty, now)
    assert name == expected and name.endswith(begin.date().isoformat()) and begin <= now


def test_a_signature_is_for_one_person_and_one_scope():
    signed = rules.signature("secret", "aino", "mail")
    assert rules.is_signed("secret", "aino", "mail", signed)
    for user_id, scope, secret, given in (
        ("hanna", "mail", "secret", signed),
        ("aino", "theme:x", "secret", signed),
        ("aino", "mail", "other", signed),
        ("aino", "mail", "secret", ""),
        ("aino", "mail", "secret", "\udcff"),
    ):
        assert not rules.is_signed(secret, user_id, scope, given)
