"""Arithmetic of the doors, without a portal."""

from etapalvelu.portal.signin import rules
from etapalvelu.portal.signin.rules import Count

import pytest

NOW = 1_800_000_000


def fail(limit, times, now=NOW):
    count = Count()
    for _time in range(times):
        count = rules.after_failure(limit, count, now)
    return count


def test_a_few_mistakes_cost_nothing_then_the_wait_doubles_to_a_quarter_of_an_hour():
    assert rules.wait(fail(rules.PAIR, 4), NOW) == 0
    waits = [rules.wait(fail(rules.PAIR, times), NOW) for times in range(5, 12)]
    assert waits == [30, 60, 120, 240, 480, 900, 900]
    assert rules.wait(fail(rules.PAIR, 10_000), NOW) == 900


def test_failures_are_forgotten():
    count = fail(rules.PAIR, 6)
    later = NOW + rules.PAIR.memory + 1
    assert rules.after_failure(rules.PAIR, count, later).failures == 1


def test_a_whole_account_is_locked_for_minutes_only_and_not_again_by_single_attempts():
    count = fail(rules.ACCOUNT, rules.ACCOUNT.free)
    assert rules.wait(count, NOW) == 300
    after = rules.after_failure(rules.ACCOUNT, count, NOW + 301)
    assert rules.wait(after, NOW + 301) == 0


def test_one_address_alone_never_reaches_the_limit_of_an_account():
    # It waits after each failure as the pair tells, and the account forgets meanwhile or not.
    pair, account, now = Count(), Count(), NOW
    for _attempt in range(200):
        pair = rules.after_failure(rules.PAIR, pair, now)
        account = rules.after_failure(rules.ACCOUNT, account, now)
        now += rules.wait(pair, now) + 1
        if rules.wait(account, now):
            pytest.fail("a stranger at one address locked the account")


def test_the_beginning_of_a_wait_is_told_once():
    before = fail(rules.ADDRESS, rules.ADDRESS.free - 1)
    after = rules.after_failure(rules.ADDRESS, before, NOW)
    assert rules.begins_wait(before, after, NOW)
    assert not rules.begins_wait(after, rules.after_failure(rules.ADDRESS, after, NOW), NOW)


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("", ""),
        ("unknown", "unknown"),
    ],
)
def test_what_counts_as_one_address(address, counted):
    assert rules.network(address) == counted


def test_a_session_is_over_when_idle_or_old():
    session = rules.Session(NOW, 3, "abc")
    assert rules.session(session.text()) == session
    assert not rules.session_is_over(session, NOW, NOW + 100, idle=100, longest=1000)
    assert rules.session_is_over(session, NOW, NOW + 101, idle=100, longest=1000)
    assert rules.session_is_over(session, NOW + 1000, NOW + 1001, idle=100, longest=1000)


@pytest.mark.parametrize("text", ["", "a.b", "x.y.z", "1.2.3.4", "name!1.2.3"])
def test_other_tickets_are_no_sessions(text):
    assert rules.session(text) is None
