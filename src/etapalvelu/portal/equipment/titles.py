"""Names of what equipment pages show."""

from etapalvelu.portal import _
from etapalvelu.portal.equipment import rules
from etapalvelu.portal.roomchecks import titles as rooms
from etapalvelu.portal.roomchecks.rules import NEVER
from etapalvelu.portal.roomchecks.rules import UNMEASURED
from zope.i18n import translate

STATE_TITLES = {
    rules.DRAFT: _("state_draft", default="Draft"),
    rules.COMING: _("profile_coming", default="Comes into force"),
    rules.IN_FORCE: _("profile_in_force", default="In force"),
    rules.FORMER: _("profile_former", default="No longer in force"),
}
STATE_CLASSES = {
    rules.DRAFT: "state-draft",
    rules.COMING: "state-pending",
    rules.IN_FORCE: "state-active",
    rules.FORMER: "state-archived",
}
KIND_TITLES = {
    rules.NUMBER: _("requirement_number", default="A number"),
    rules.CHOICE: _("requirement_choice", default="One of a list"),
    rules.YES_NO: _("requirement_yes_no", default="Yes or no"),
    rules.VERSION: _("requirement_version", default="A name with its lowest version"),
}
OUTCOME_TITLES = {
    UNMEASURED: _("outcome_unknown", default="Not known"),
    NEVER: _("outcome_not_written", default="Nothing written"),
}
PROFILE_TITLES = {
    rules.POINT: _("profile_point", default="Workstation of a service point"),
    rules.EXPERT: _("profile_expert", default="Workstation of an expert"),
}


def limit_text(requirement, request):
    """Return what is required in words."""
    words = _limit_text(requirement, request)
    if requirement.must:
        return words
    more = translate(_("text_recommended", default="recommended"), context=request)
    return more if requirement.kind == rules.YES_NO else f"{words} ({more})"


def badge(outcome, request):
    """Return the word and the class of an outcome; equipment is written down, not measured."""
    found = rooms.badge(outcome, request)
    title = OUTCOME_TITLES.get(outcome)
    return found | {"title": translate(title, context=request)} if title else found


def _limit_text(requirement, request):
    if requirement.kind == rules.YES_NO:
        return translate(_("comparison_present", default="has to be there"), context=request)
    if requirement.kind != rules.NUMBER:
        return ", ".join(requirement.choices)
    message = "limit_at_least" if requirement.comparison == "at_least" else "limit_at_most"
    number = rooms.quantity(requirement.limit, requirement.unit)
    words = translate(
        message, domain="etapalvelu.portal", mapping={"number": number}, context=request
    )
    if requirement.recommended is None:
        return words
    number = rooms.quantity(requirement.recommended, requirement.unit)
    more = _("text_recommended_number", default="recommended ${number}", mapping={"number": number})
    return f"{words}, {translate(more, context=request)}"


def value_text(requirement, value, request):
    """Return what a workstation has in words; "–" when it is not known."""
    if value is None or value == "":
        return "–"
    if requirement.kind == rules.YES_NO:
        word = _("answer_yes", default="Yes") if value else _("answer_no", default="No")
        return translate(word, context=request)
    if requirement.kind == rules.NUMBER:
        return rooms.quantity(value, requirement.unit)
    return value
