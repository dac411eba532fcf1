"""Days of repeated actions (RFC 5545)."""

from datetime import date
from etapalvelu.portal.communications import recurrence

ALWAYS = (date(2020, 1, 1), date(2060, 1, 1))


def days(*bounds, **action):
    return recurrence.occurrences(action, *(bounds or ALWAYS))


def test_once_weekly_monthly_yearly():
    start = date(2026, 1, 31)
    assert days(date=start) == [start]
    assert days(date=None, repeat="weekly") == []
    weekly = days(date=start, repeat="weekly", times=3)
    assert [day.day for day in weekly] == [31, 7, 14]
    # The RFC leaves out months without a 31st.
    monthly = days(date=start, repeat="monthly", until=date(2026, 5, 31))
    assert [day.month for day in monthly] == [1, 3, 5]
    leap = days(date=date(2028, 2, 29), repeat="yearly", until=date(2036, 12, 31))
    assert [day.year for day in leap] == [2028, 2032, 2036]


def test_exceptions_count_among_the_times():
    found = days(date=date(2026, 1, 5), repeat="weekly", times=4, exceptions=[date(2026, 1, 12)])
    assert [day.day for day in found] == [5, 19, 26]


def test_a_window_and_no_endless_rule():
    endless = {"date": date(2026, 1, 1), "repeat": "weekly"}
    march = recurrence.occurrences(endless, date(2026, 3, 1), date(2026, 3, 31))
    assert [day.day for day in march] == [5, 12, 19, 26]
    assert len(days(**endless)) == recurrence.MAX_TIMES
    assert recurrence.span([endless])[1].year == 2036


def test_moving_keeps_the_distances():
    action = {"date": date(2026, 1, 5), "repeat": "weekly", "until": date(2026, 2, 2)}
    moved = recurrence.shifted(action | {"exceptions": [date(2026, 1, 12)]}, 365)
    assert moved["date"] == date(2027, 1, 5) and moved["exceptions"] == [date(2027, 1, 12)]
    assert recurrence.shifted({"date": date(9999, 12, 1)}, 365)["date"] is None
