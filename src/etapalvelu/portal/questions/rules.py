"""What a question and an answer have to be."""

from etapalvelu.portal.core.problems import Problem

MAX_QUESTION = 300
MAX_DETAILS = 3000
MAX_ANSWER = 10000


def question_problems(values, themes):
    """Return {field: Problem} of what a person typed; values: title, details and theme as text."""
    found = {}
    if not values["title"]:
        found["title"] = Problem("error_question_missing", "Write the question.")
    elif "\n" in values["title"]:
        found["title"] = Problem("error_question_lines", "Write the question on one line.")
    elif len(values["title"]) > MAX_QUESTION:
        found["title"] = _too_long(MAX_QUESTION)
    if len(values["details"]) > MAX_DETAILS:
        found["details"] = _too_long(MAX_DETAILS)
    if values["theme"] not in themes:
        found["theme"] = Problem("error_question_theme", "Choose a theme.")
    return found


def answer_problems(text):
    """Return {"answer": Problem} when an answer cannot be saved."""
    if not text:
        return {"answer": Problem("error_answer_missing", "Write the answer.")}
    return {"answer": _too_long(MAX_ANSWER)} if len(text) > MAX_ANSWER else {}


def without_actor(history, user_id):
    """Return workflow history entries in which the person is not named any more."""
    return tuple(
        {**entry, "actor": ""} if entry.get("actor") == user_id else entry for entry in history
    )


def _too_long(limit):
    return Problem(
        "error_text_too_long", "Shorten the text to ${limit} characters.", {"limit": str(limit)}
    )
