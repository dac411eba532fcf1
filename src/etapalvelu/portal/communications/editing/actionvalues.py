"""An action between what is typed and what is stored."""

from etapalvelu.portal.communications import recurrence
from etapalvelu.portal.communications import rules
from etapalvelu.portal.communications import typed
from etapalvelu.portal.communications import vocabularies
from etapalvelu.portal.communications.editing import cells
from etapalvelu.portal.core.problems import Problem
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.titles import date_text

DAYS = ("date", "until")
MONEY = ("cost", "spent")


def channels(language):
    """Return the names of the known channels."""
    return [
        vocabularies.title_of(token, vocabularies.CHANNELS, language)
        for token in vocabularies.CHANNELS
    ]


def read(name, value):
    """Return the value to store of a typed one; raises ProblemError."""
    if name in DAYS:
        return typed.day(value)
    if name in MONEY:
        return typed.number(value, rules.MAX_MONEY, 0)
    if name == "exceptions":
        found = typed.days(value)
        if len(found) > recurrence.MAX_EXCEPTIONS:
            raise ProblemError("error_too_many_days", "There are too many days.")
        return found
    if name == "times":
        return _times(value)
    if name == "channel":
        return vocabularies.token_of(value, vocabularies.CHANNELS)
    return value or ([] if name == "groups" else None)


def _times(value):
    if not value:
        return None
    if not (value.isascii() and value.isdecimal() and 1 <= int(value) <= recurrence.MAX_TIMES):
        raise ProblemError(
            "error_times",
            "Write a whole number from 1 to ${most}.",
            most=recurrence.MAX_TIMES,
        )
    return int(value)


def contradictions(action):
    """Yield (field, Problem) of values that do not go together."""
    if action.get("repeat") and not action.get("date"):
        yield "date", Problem("error_repeat_date", "Say when it is done first.")
    until = action.get("until")
    if until and action.get("date") and until < action["date"]:
        yield "until", Problem("error_until", "The last day is before the first.")
    for name in ("until", "times", "exceptions"):
        if action.get(name) and not action.get("repeat"):
            yield "repeat", Problem("error_repeat", "Say how often it is repeated.")
            return


def texts(action, language):
    """Return the texts of the form by field of a stored action."""
    found = {name: action.get(name) or "" for name in ("action", "owner", "goal", "after")}
    found |= {name: _day(action.get(name), language) for name in DAYS}
    found |= {name: cells.number(action.get(name)) for name in MONEY}
    found["channel"] = vocabularies.title_of(action.get("channel"), vocabularies.CHANNELS, language)
    found["groups"] = list(action.get("groups") or ())
    found["status"] = action.get("status") or rules.PLANNED
    found["repeat"] = action.get("repeat") or ""
    found["times"] = str(action.get("times") or "")
    found["exceptions"] = ", ".join(_day(day, language) for day in action.get("exceptions") or ())
    return found


def _day(day, language):
    return date_text(day, language) if day else ""


def options(field):
    """Return all options of a field as (value, title, ...)."""
    return [row for group in field.options for row in group[1]] if field.grouped else field.options
