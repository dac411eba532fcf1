"""What a question and an answer have to be."""

from datetime import date
from etapalvelu.portal.questions import rules

import pytest

TODAY = date(2026, 11, 25)

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
    assert list(rules.answer_problems("", "2027-01-01", TODAY)) == ["answer"]
    assert rules.answer_problems("Kyllä.", "2027-01-01", TODAY) == {}


def test_an_answer_is_checked_on_a_day_to_come():
    for bad in ("2026-11-25", "2040-01-01", "31.11.2027", "huomenna", ""):
        assert list(rules.answer_problems("Kyllä.", bad, TODAY)) == ["check_on"], bad


def test_the_asker_goes_out_of_the_history_and_others_stay():
    history = ({"actor": "aino", "action": None}, {"actor": "kaisa", "action": "answer"})
    assert [e["actor"] for e in rules.without_actor(history, "aino")] == ["", "kaisa"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-12-31", date(2027, 12, 31)),
        (" 1.2.2027 ", date(2027, 2, 1)),
        ("31.2.2027", None),
        ("2027-13-01", None),
        ("1.12.", None),
        ("٣.٣.٢٠٢٧", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text, day):
    assert rules.day_of(text) == day


def test_similar_questions_share_what_they_are_about():
    def words(text):
        return [frozenset({word}) for word in text.split()]

    known = {
        "a": words("tallennetaanko tapaaminen"),
        "b": words("miten tulkkaus järjestetään"),
        "c": words("miten mikä onko ja"),
    }
    assert rules.similar(words("tallennetaanko jokainen tapaaminen"), known) == ["a"]
    assert rules.similar(words("miten onko se"), known) == []
    assert rules.similar([], known) == []
    # One word in common is too little for long ones.
    assert (
        rules.similar(
            words("tapaaminen alkaa huomenna aamulla"), {"a": words("pitkä uusi tapaaminen pian")}
        )
        == []
    )
    many = {str(n): words("tulkkaus etäpalvelu") for n in range(9)}
    assert len(rules.similar(words("tulkkaus etäpalvelu"), many)) == rules.SHOWN_SIMILAR
