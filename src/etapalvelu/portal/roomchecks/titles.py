"""What outcomes are called, always beside a sign: never by colour alone."""

from etapalvelu.portal import _
from etapalvelu.portal.core.texts import number_text
from etapalvelu.portal.roomchecks import rules
from zope.i18n import translate
from zope.i18nmessageid import Message

OUTCOME_TITLES = {
    rules.PASS: _("outcome_pass", default="Meets"),
    rules.WARN: _("outcome_warn", default="To be improved"),
    rules.FAIL: _("outcome_fail", default="Does not meet"),
    rules.UNMEASURED: _("outcome_unmeasured", default="Not measured"),
    rules.NEVER: _("outcome_never", default="Never assessed"),
}
# The theme draws a sign for each of these states.
OUTCOME_STATES = {
    rules.PASS: "state-approved",
    rules.WARN: "state-expiring",
    rules.FAIL: "state-refused",
    rules.UNMEASURED: "state-draft",
    rules.NEVER: "state-overdue",
}
CHANGE_TITLES = {
    "better": _("change_better", default="better than before"),
    "worse": _("change_worse", default="worse than before"),
}
KIND_TITLES = {
    rules.ROOM: _("kind_rooms", default="Rooms of service points"),
    rules.WORKSPACE: _("kind_workspaces", default="Experts' workspaces"),
}
_LIMITS = {
    rules.AT_LEAST: _("limit_at_least", default="at least ${number}"),
    rules.AT_MOST: _("limit_at_most", default="at most ${number}"),
}


def badge(outcome, request):
    """Return the word and the class of an outcome."""
    word = translate(OUTCOME_TITLES[outcome], context=request)
    return {"key": outcome, "title": word, "state": OUTCOME_STATES[outcome]}


def quantity(value, unit):
    """Return a number with its unit; a space that does not break stands between them."""
    return f"{number_text(value)}\u00a0{unit}".strip()


def limit_text(criterion, request):
    """Return the limits of a criterion in words."""
    if criterion.comparison == rules.YES:
        return translate(_("comparison_yes", default="has to be so"), context=request)
    number = quantity(criterion.limit, criterion.unit)
    limit = Message(_LIMITS[criterion.comparison], mapping={"number": number})
    words = translate(limit, context=request)
    if criterion.warning is None:
        return words
    number = quantity(criterion.warning, criterion.unit)
    warns = _("text_warning_until", default="warning until ${number}", mapping={"number": number})
    return f"{words}, {translate(warns, context=request)}"


def measured_text(criterion, measured, request):
    """Return what was measured in words; "–" when nothing was."""
    if measured is None:
        return "–"
    if criterion.comparison != rules.YES:
        return quantity(measured, criterion.unit)
    word = _("answer_yes", default="Yes") if measured else _("answer_no", default="No")
    return translate(word, context=request)
