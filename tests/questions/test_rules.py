"""What a question and an answer have to be."""

from etapalvelu.portal.questions import rules

THEMES = {"work": "Work", "other": "Other"}


def problems(**changes):
    values = {"title": "Miksi?", "details": "", "theme": "work"} | changes
    return rules.question_problems(values, THEMES)


def test_a_short_question_with_a_theme_is_fine():
    assert problems() == {}


def test_what_is_missing_or_too_long_is_told_field_by_field():
    found = problems(title="", details="x" * 3001, theme="no-such")
    assert {name: problem.msgid for name, problem in found.items()} == {
        "title": "error_question_missing",
        "details": "error_text_too_long",
        "theme": "error_question_theme",
    }
    assert problems(title="x" * 301)["title"].variables == {"limit": "300"}


def test_an_empty_answer_is_refused():
    assert list(rules.answer_problems("")) == ["answer"]
    assert rules.answer_problems("Kyllä.") == {}


def test_the_asker_goes_out_of_the_history_and_others_stay():
    history = ({"actor": "aino", "action": None}, {"actor": "kaisa", "action": "answer"})
    assert [e["actor"] for e in rules.without_actor(history, "aino")] == ["", "kaisa"]
