"""The seven parts of a communication plan, and what is reckoned from them."""

from datetime import date
from etapalvelu.portal.communications import completeness
from etapalvelu.portal.communications import rules

TODAY = date(2026, 6, 1)


def test_there_are_seven_parts_in_the_guides_order():
    assert rules.PARTS == (
        "target_groups",
        "goals",
        "core_messages",
        "actions",
        "follow_up",
        "budget",
        "action_plan",
    )
    assert set(rules.FIELDS) == set(rules.PARTS) == set(completeness._CHECKS)


def test_blank_text_and_no_rows_are_not_filled():
    values = {"target_groups": [], "goals": [{"goal": "x"}], "core_messages": " \n", "budget": None}
    assert rules.filled_parts(values) == ["goals"]
    assert rules.filled_parts({}) == []


def test_the_budget_adds_itself_up():
    actions = [
        {"cost": 100.1, "spent": 120.2},
        {"cost": 50.2, "status": "cancelled"},
        {"cost": None},
    ]
    found = rules.budget(actions, 110.0)
    assert (found.planned, found.spent, found.excess) == (100.1, 120.2, 10.2)
    assert rules.budget(actions, None).excess == 0


def test_results_by_goal():
    results = [
        {"date": date(2026, 3, 1), "value": 40.0},
        {"date": date(2026, 1, 1), "value": 20.0},
        {"date": None, "value": 99.0},
    ]
    actions = [{"id": "a", "goal": "g", "results": results}, {"id": "b", "goal": "h"}]
    goal = {"id": "g", "baseline": 10.0, "target": 70.0}
    assert rules.outcome(goal, actions) == (40.0, 2, 50)
    assert rules.outcome(goal | {"reckoning": "sum", "target": 120.0}, actions) == (60.0, 2, 50)
    assert rules.outcome({"id": "h", "target": 0.0}, actions) == (None, 0, None)


def test_the_order_follows_what_has_to_come_first():
    actions = [
        {"id": "a", "date": date(2026, 1, 1), "after": "b"},
        {"id": "b", "date": date(2026, 2, 1)},
        {"id": "c"},
        {"id": "d", "date": date(2025, 1, 1), "after": "e"},
        {"id": "e", "date": date(2025, 1, 1), "after": "d"},
    ]
    steps = rules.timeline(actions)
    assert [step.action["id"] for step in steps][2:] == ["b", "a", "c"]
    assert {step.action["id"] for step in steps[:2]} == {"d", "e"}
    assert [step.late for step in steps if step.action["id"] == "a"] == [True]
    assert rules.follows_itself(actions[3], actions)
    assert not rules.follows_itself(actions[0], actions)


def test_an_empty_plan_lacks_every_part():
    assert [each.part for each in completeness.findings({}, TODAY)] == list(rules.PARTS)


def test_what_is_incomplete_is_named_where_it_is_put_right():
    values = {
        "target_groups": [{"id": "g", "title": "Media", "need": ""}],
        "goals": [{"id": "t", "goal": "Tieto", "metric": "Osuus"}],
        "core_messages": "x",
        "actions": [{"id": "a", "action": "Juttu", "date": date(2026, 5, 1), "cost": 10.0}],
        "evaluations": [{"id": "e", "what": "Luvut"}],
        "budget_total": 5.0,
        "action_plan": "x",
    }
    found = {(each.part, each.problem.msgid) for each in completeness.findings(values, TODAY)}
    assert found == {
        ("target_groups", "finding_need"),
        ("actions", "finding_unreached"),
        ("goals", "finding_metric"),
        ("actions", "finding_unserved"),
        ("core_messages", "finding_basic_messages"),
        ("actions", "finding_no_channel"),
        ("actions", "finding_no_owner"),
        ("actions", "finding_overdue"),
        ("follow_up", "finding_evaluation"),
        ("budget", "finding_over_budget"),
        ("budget", "finding_no_resources"),
        ("action_plan", "finding_no_lead"),
    }
