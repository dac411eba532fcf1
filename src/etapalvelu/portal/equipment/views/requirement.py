"""The form of one requirement of a draft."""

from etapalvelu.portal import _
from etapalvelu.portal.core.checks import problem_message
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.texts import number_text
from etapalvelu.portal.core.typed import read_number
from etapalvelu.portal.equipment import rules
from etapalvelu.portal.equipment import store
from etapalvelu.portal.equipment import titles
from etapalvelu.portal.equipment.views.profiles import OfProfile
from functools import cached_property
from secrets import token_hex
from zExceptions import NotFound

MUST = (
    ("must", _("requirement_must", default="It has to be met"), None),
    ("should", _("requirement_should", default="It is recommended"), None),
)
COMPARISONS = (
    ("at_least", _("comparison_at_least", default="at least"), None),
    ("at_most", _("comparison_at_most", default="at most"), None),
)
MEASURED = (
    ("no", _("measured_no", default="The point writes it"), None),
    (rules.UP, _("measured_up", default="The speed test, up"), None),
    (rules.DOWN, _("measured_down", default="The speed test, down"), None),
)
DEVICE = (
    ("yes", _("answer_yes", default="Yes"), None),
    ("no", _("answer_no", default="No"), None),
)
MOST = 30


class EditRequirement(OfProfile):
    """A new requirement, or a changed one."""

    def __call__(self):
        if not self.is_draft:
            raise NotFound("draft")
        # What is not there is not found before anything is shown.
        _found = self.requirement
        return super().__call__()

    @property
    def page_title(self):
        return _("title_requirement", default="Requirement")

    @cached_property
    def requirement(self):
        """The Requirement, None for a new one."""
        key = parameters.text(self.request.form, "key")
        found = next((each for each in self.profile.requirements if each.key == key), None)
        if key and found is None:
            raise NotFound("requirement")
        return found

    def make_fields(self):
        kinds = tuple((kind, title, None) for kind, title in titles.KIND_TITLES.items())
        lines = _("help_one_a_line", default="One on each line.")
        yield Field("subject", _("label_requirement_subject", default="What it concerns"))
        yield Field("kind", _("label_requirement_kind", default="Answer"), "radio", options=kinds)
        yield Field("must", _("label_binding", default="How binding it is"), "radio", options=MUST)
        yield Field(
            "comparison", _("label_comparison", default="Limit"), "radio", options=COMPARISONS
        )
        yield self._text("limit", _("label_lowest", default="Number that has to be met"), 40)
        yield self._text("recommended", _("label_recommended", default="Recommended number"), 40)
        yield self._text("unit", _("label_unit", default="Unit"), 20)
        yield self._lines("choices", _("label_accepted", default="What is accepted"), lines)
        yield Field(
            "measured", _("label_told_by", default="Who tells it"), "radio", options=MEASURED
        )
        yield Field(
            "device",
            _("label_ask_model", default="Ask for make, model and date"),
            "radio",
            options=DEVICE,
        )
        yield self._lines("models", _("label_models", default="Recommended models"), lines)
        yield self._text("reason", _("label_reason", default="Why"), 500)
        yield self._text("action", _("label_requirement_action", default="What to do"), 500)

    def _text(self, name, label, limit):
        return Field(name, label, limit=limit, required=False)

    def _lines(self, name, label, help_):
        return Field(name, label, "textarea", help_, 2000, required=False)

    def initial(self):
        known = self.requirement or rules.Requirement("", "")
        return {
            "subject": known.subject,
            "kind": known.kind,
            "must": "must" if known.must else "should",
            "comparison": known.comparison,
            "limit": number_text(known.limit),
            "recommended": number_text(known.recommended),
            "unit": known.unit,
            "choices": "\n".join(known.choices),
            "measured": known.measured or "no",
            "device": "yes" if known.device else "no",
            "models": "\n".join(known.models),
            "reason": known.reason,
            "action": known.action,
        }

    def check(self):
        found = super().check()
        self.numbers = dict.fromkeys(("limit", "recommended"))
        for name in self.numbers:
            if name in found or not self.values[name]:
                continue
            try:
                self.numbers[name] = read_number(self.values[name], self.values["unit"])
            except ProblemError as error:
                found[name] = problem_message(error.problem)
        if not found and not rules.is_sound(self.typed()):
            field = "limit" if self.values["kind"] == rules.NUMBER else "choices"
            found[field] = _(
                "error_requirement",
                default="Write a number and a stricter recommended one, or what is accepted.",
            )
        if not found and not self.requirement and len(self.profile.requirements) >= MOST:
            found["subject"] = _("error_too_many", default="There are too many requirements.")
        return found

    def typed(self):
        """Return the Requirement that was typed."""
        values = self.values
        is_number = values["kind"] == rules.NUMBER
        return rules.Requirement(
            key=self.requirement.key if self.requirement else token_hex(6),
            subject=values["subject"],
            kind=values["kind"],
            must=values["must"] == "must",
            comparison=values["comparison"],
            limit=self.numbers["limit"] if is_number else None,
            recommended=self.numbers["recommended"] if is_number else None,
            unit=values["unit"] if is_number else "",
            choices=_parts(values["choices"]),
            reason=values["reason"],
            action=values["action"],
            measured=values["measured"] if is_number and values["measured"] != "no" else "",
            device=values["device"] == "yes",
            models=_parts(values["models"]),
        )

    def save(self, values):
        store.set_requirement(self.profile, self.typed())
        return self.go(self.url, _("message_saved", default="Saved."))


def _parts(text):
    return tuple(line.strip() for line in text.splitlines() if line.strip())
