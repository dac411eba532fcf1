"""What the bin takes and who sees it."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.recyclebin import rules

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def test_managers_see_what_was_theirs_and_the_coordinator_everything():
    assert rules.may_see("kela", {"kela"}) and rules.may_see("kela", None)
    assert not rules.may_see("kela", {"vero"}) and not rules.may_see("kela", set())
    assert rules.may_see("", None) and not rules.may_see("", {"", "kela"})


def test_data_about_people_do_not_wait():
    assert rules.takes("ServiceCard") and not rules.takes("ContactPerson")
    assert not rules.takes("ServiceCard", is_working_copy=True)


def test_days_are_counted_to_the_end():
    assert rules.days_left(NOW, NOW) == 30
    assert rules.days_left(NOW - timedelta(hours=1), NOW) == 30
    assert rules.days_left(NOW - timedelta(days=29, hours=1), NOW) == 1
    assert rules.days_left(NOW - timedelta(days=30), NOW) == 0
    assert rules.days_left(NOW - timedelta(days=90), NOW) == 0
