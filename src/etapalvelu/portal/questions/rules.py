"""What a question and an answer have to be."""

from datetime import date
from datetime import timedelta
from etapalvelu.portal.core.problems import Problem

import re

MAX_QUESTION = 300
MAX_DETAILS = 3000
MAX_ANSWER = 10000
MAX_COMMENT = 2000
# The change takes time (guide section 3.4): an answer is looked at again after a year.
VALID_FOR = timedelta(days=365)
LATEST = timedelta(days=10 * 365)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
SHOWN_SIMILAR = 3
# Words that say nothing of what a question is about.
_EMPTY = """
ei en ja jos kai kuin kuka kun mihin mikä miksi milloin minä missä miten mitä mutta myös ne niin
nyt olla on onko pitää saada se siis sinä tai tulla tämä vain voida voiko
att då för hur har i jag kan man med men när och om på ska till vad var vi är
a an and are can do does for how i in is it of on or our the to we what when who why
"""
EMPTY_WORDS = frozenset(_EMPTY.split())


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


def answer_problems(text, check_on, today):
    """Return {field: Problem} of an answer; check_on: the day as it was typed."""
    found = {}
    if not text:
        found["answer"] = Problem("error_answer_missing", "Write the answer.")
    elif len(text) > MAX_ANSWER:
        found["answer"] = _too_long(MAX_ANSWER)
    day = day_of(check_on)
    if day is None or not today < day <= today + LATEST:
        found["check_on"] = Problem(
            "error_check_on", "Write a day to come, within ten years, such as 1.12.2027."
        )
    return found


def comment_problems(text):
    """Return {"comment": Problem} when a comment cannot be saved."""
    if not text:
        return {"comment": Problem("error_comment_missing", "Write the comment.")}
    return {"comment": _too_long(MAX_COMMENT)} if len(text) > MAX_COMMENT else {}


def day_of(text):
    """Return the day that was written as 2027-12-31 or 31.12.2027, None when there is no such."""
    match = _DAY.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = match.groups()[:3] if match[1] else reversed(match.groups()[3:])
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def is_due(check_on, today):
    """Tell whether it has to be checked that an answer still holds."""
    return check_on is not None and check_on <= today


def similar(asked, known):
    """Return the keys of the questions that may ask the same, the most similar first.

    asked: [frozenset of the forms of each word]; known: {key: the same of a question}.
    """
    asked = [forms for forms in asked if not forms & EMPTY_WORDS]
    scores = {}
    for key, words in known.items():
        words = [forms for forms in words if not forms & EMPTY_WORDS]
        shared = sum(any(forms & other for other in words) for forms in asked)
        # Two words in common, or most of a short question.
        if shared >= 2 or (shared and shared * 2 > min(len(asked), len(words))):
            scores[key] = shared / max(len(asked), len(words))
    return sorted(scores, key=lambda key: -scores[key])[:SHOWN_SIMILAR]


def without_actor(history, user_id):
    """Return workflow history entries in which the person is not named any more."""
    return tuple(
        {**entry, "actor": ""} if entry.get("actor") == user_id else entry for entry in history
    )


def _too_long(limit):
    return Problem(
        "error_text_too_long", "Shorten the text to ${limit} characters.", {"limit": str(limit)}
    )
