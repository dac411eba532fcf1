"""The form on which a place is assessed."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.core.checks import problem_message
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.typed import read_day
from etapalvelu.portal.core.typed import read_number
from etapalvelu.portal.roomchecks import rules
from etapalvelu.portal.roomchecks import store
from etapalvelu.portal.roomchecks.titles import limit_text
from etapalvelu.portal.roomchecks.views import OfOrganisation
from functools import cached_property
from plone import api
from zExceptions import NotFound

ANSWERS = (
    ("yes", _("answer_yes", default="Yes"), None),
    ("no", _("answer_no", default="No"), None),
    ("unmeasured", _("outcome_unmeasured", default="Not measured"), None),
)
NEW, CORRECTION = "new", "correction"


class AssessRoom(OfOrganisation, Form):
    """What is left empty counts as not measured, and the result says so."""

    def __call__(self):
        self.guard()
        # What is not there is not found before anything is shown or kept.
        _found = self.place
        return super().__call__()

    @property
    def page_title(self):
        if self.place is None:
            return _("title_assess_workspace", default="Assess a new workspace")
        return _("title_assess_room", default="Assess: ${room}", mapping={"room": self.place.name})

    @cached_property
    def place(self):
        """The Place, None for a workspace that is not known yet."""
        key = parameters.text(self.request.form, "room")
        if not key and self.kind == rules.WORKSPACE:
            return None
        found = store.place(self.context, key)
        if found is None:
            raise NotFound("room")
        return found

    @cached_property
    def kind(self):
        return store.kind_of(self.context)

    @cached_property
    def criteria(self):
        return store.criteria(self.kind, store.today())

    def make_fields(self):
        if self.place is None:
            yield Field(
                "name",
                _("label_workspace", default="Workspace"),
                help=_("help_workspace", default="Name the place, not the person."),
                limit=100,
            )
        elif self.place.latest:
            yield Field("purpose", _("label_purpose", default="This is"), "radio", options=PURPOSES)
        yield Field("day", _("label_assessed_on", default="Assessed on"), help=DAY_HELP, limit=20)
        yield Field(
            "method",
            _("label_method", default="How it was measured"),
            help=_("help_method", default="For example the meter, or that two people tried it."),
            limit=300,
        )
        for criterion in self.criteria:
            yield self._field(criterion)
        yield Field(
            "note",
            _("label_findings", default="Other findings"),
            "textarea",
            limit=2000,
            required=False,
        )
        yield Field(
            "due",
            _("label_assess_again", default="Assess again by"),
            help=_("help_assess_again", default="When it is empty: a year after this one."),
            limit=20,
            required=False,
        )

    def _field(self, criterion):
        limits = limit_text(criterion, self.request)
        text = f"{criterion.reason} ({limits})" if criterion.reason else limits
        if criterion.comparison == rules.YES:
            return Field(
                f"c-{criterion.key}",
                criterion.subject,
                "radio",
                criterion.reason,
                required=False,
                options=ANSWERS,
            )
        label = f"{criterion.subject} ({criterion.unit})" if criterion.unit else criterion.subject
        return Field(f"c-{criterion.key}", label, help=text, limit=40, required=False)

    def initial(self):
        return {"day": self.day(store.today()), "purpose": NEW}

    def check(self):
        found = super().check()
        self.read = {}
        for name, reader in self._readers():
            if name in found or not self.values.get(name):
                continue
            try:
                self.read[name] = reader(self.values[name])
            except ProblemError as error:
                found[name] = problem_message(error.problem)
        if not found:
            found = self._days() | self._measured()
        return found

    def _readers(self):
        yield "day", read_day
        yield "due", read_day
        for criterion in self.criteria:
            if criterion.comparison == rules.YES:
                yield f"c-{criterion.key}", {"yes": True, "no": False, "unmeasured": None}.get
            else:
                yield (
                    f"c-{criterion.key}",
                    lambda text, unit=criterion.unit: read_number(text, unit),
                )

    def _days(self):
        day = self.read["day"]
        if not rules.EARLIEST <= day <= store.today():
            return {"day": _("error_day_passed", default="Write a day that is not in the future.")}
        due = self.read.get("due")
        if due and not day < due <= day + rules.LONGEST:
            return {
                "due": _(
                    "error_due", default="Write a day after the assessment, within five years."
                )
            }
        return {}

    def _measured(self):
        values = [self.read.get(f"c-{criterion.key}") for criterion in self.criteria]
        if self.criteria and all(value is None for value in values):
            return {
                f"c-{self.criteria[0].key}": _(
                    "error_nothing_measured", default="Assess at least one of the criteria."
                )
            }
        return {}

    def save(self, values):
        if not self.criteria:
            raise NotFound("criteria")
        name = values["name"] if self.place is None else self.place.name
        day = self.read["day"]
        results = [self._result(criterion) for criterion in self.criteria]
        corrects = ""
        if values.get("purpose") == CORRECTION and self.place.latest:
            corrects = self.place.latest.id
        due = self.read.get("due") or day + timedelta(days=365)
        found = store.assessment(day, values["method"], values["note"], due, results, corrects)
        found = store.assess(self.context, name, found)
        message = _("message_room_assessed", default="The assessment was saved.")
        api.portal.show_message(message, self.request, type="success")
        place = f"{self.url}/room-check?room={rules.key_of(name)}&assessment={found.id}"
        return self.request.response.redirect(place, status=303) or ""

    def _result(self, criterion):
        measured = self.read.get(f"c-{criterion.key}")
        return rules.Result(criterion, measured, rules.judge(criterion, measured))


DAY_HELP = _("help_day", default="Day.month.year")
PURPOSES = (
    (NEW, _("purpose_new", default="A new assessment"), None),
    (
        CORRECTION,
        _("purpose_correction", default="A correction of the newest assessment"),
        _("help_correction", default="The corrected one stays in the history."),
    ),
)
