"""Cells of rows between what is typed and what is stored."""

from etapalvelu.portal.communications import rules
from etapalvelu.portal.communications import typed
from etapalvelu.portal.communications import vocabularies
from etapalvelu.portal.communications.editing import parts
from etapalvelu.portal.core import inputs
from etapalvelu.portal.core.problems import Problem
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.titles import date_text

_CHOOSE = Problem("error_choose", "Choose one of the list.")


def read(column, text):
    """Return the value of a typed text; raises ProblemError."""
    text = inputs.line(text)
    if column.kind == parts.DAY:
        return typed.day(text)
    if column.kind == parts.NUMBER:
        return typed.number(text)
    if column.kind == parts.MONEY:
        return typed.number(text, rules.MAX_MONEY, 0)
    if column.kind == parts.CHOICE:
        if text and text not in column.titles:
            raise ProblemError(_CHOOSE.msgid, _CHOOSE.default)
        return text or None
    problem = typed.too_long(text, column.limit)
    if problem:
        raise ProblemError(problem.msgid, problem.default, **problem.variables)
    return vocabularies.token_of(text, column.titles) if text else None


def write(column, value, language):
    """Return a stored value as text for its input."""
    if value is None:
        return ""
    if column.kind == parts.DAY:
        return date_text(value, language)
    if column.kind in (parts.NUMBER, parts.MONEY):
        return number(value)
    if column.kind == parts.CHOICE:
        return value
    return vocabularies.title_of(value, column.titles, language)


def number(value):
    """Return a number as it is typed: decimal comma, no needless decimals; "" for None."""
    if value is None:
        return ""
    return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")
