"""The seven parts of a communication plan."""

from etapalvelu.portal.communications import rules


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


def test_blank_text_and_no_rows_are_not_filled():
    values = {"target_groups": [], "goals": [{"goal": "x"}], "core_messages": " \n", "budget": None}
    assert rules.filled_parts(values) == ["goals"]
    assert rules.filled_parts({}) == []
