"""Forms on which a point writes its equipment and its speed tests."""

from etapalvelu.portal import _
from etapalvelu.portal.core.checks import problem_message
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.core.typed import read_day
from etapalvelu.portal.core.typed import read_number
from etapalvelu.portal.equipment import rules
from etapalvelu.portal.equipment import store
from etapalvelu.portal.equipment import titles
from etapalvelu.portal.roomchecks import rules as rooms
from functools import cached_property
from plone import api
from zExceptions import NotFound

NOT_KNOWN = "unknown"
ANSWERS = (
    ("yes", _("answer_yes", default="Yes"), None),
    ("no", _("answer_no", default="No"), None),
    (NOT_KNOWN, _("answer_unknown", default="Not known"), None),
)
YES_NO = {"yes": True, "no": False}
DAY_HELP = _("help_day", default="Day.month.year")


class OfStation(Form):
    """Base of the forms about one workstation; `readers` give what the fields mean."""

    def __call__(self):
        # What is not there is not found before anything is shown or kept.
        _found = self.line
        return super().__call__()

    @cached_property
    def line(self):
        found = store.line(self.context, parameters.text(self.request.form, "room"))
        if found is None:
            raise NotFound("room")
        return found

    def readers(self):
        raise NotImplementedError

    def check(self):
        found = super().check()
        self.read = {}
        for name, reader in self.readers():
            if name in found or not self.values.get(name):
                continue
            try:
                self.read[name] = reader(self.values[name])
            except ProblemError as error:
                found[name] = problem_message(error.problem)
                continue
            if name.startswith("date") and not rooms.EARLIEST <= self.read[name] <= store.today():
                found[name] = _(
                    "error_day_passed", default="Write a day that is not in the future."
                )
        return found

    def done(self, message):
        api.portal.show_message(message, self.request, type="success")
        self.request.response.redirect(f"{self.context.absolute_url()}/equipment", status=303)
        return ""


class EditEquipment(OfStation):
    """What is left empty is not known, and the check says so."""

    @property
    def page_title(self):
        return _(
            "title_edit_equipment",
            default="Equipment: ${room}",
            mapping={"room": self.line.name},
        )

    @cached_property
    def asked(self):
        return [each for each in store.requirements() if not each.measured]

    def make_fields(self):
        for requirement in self.asked:
            yield self._field(requirement)
            if requirement.device:
                yield Field(
                    f"model-{requirement.key}",
                    self._of("label_model_of", "Make and model: ${subject}", requirement),
                    required=False,
                    help=", ".join(requirement.models) or None,
                )
                yield Field(
                    f"date-{requirement.key}",
                    self._of("label_acquired_of", "Acquired: ${subject}", requirement),
                    required=False,
                    help=DAY_HELP,
                    limit=20,
                )

    def _of(self, msgid, default, requirement):
        return _(msgid, default=default, mapping={"subject": requirement.subject})

    def _field(self, requirement):
        name, help_ = f"v-{requirement.key}", titles.limit_text(requirement, self.request)
        if requirement.kind == rules.YES_NO:
            return Field(
                name,
                requirement.subject,
                "radio",
                requirement.reason,
                required=False,
                options=ANSWERS,
            )
        unit = f" ({requirement.unit})" if requirement.unit else ""
        return Field(name, f"{requirement.subject}{unit}", help=help_, required=False, limit=100)

    def initial(self):
        station, found = self.line.station, {}
        for requirement in self.asked if station else ():
            value = station.values.get(requirement.key)
            if isinstance(value, bool):
                value = "yes" if value else "no"
            elif requirement.kind == rules.NUMBER and value is not None:
                value = f"{value:g}".replace(".", ",")
            model, acquired = station.models.get(requirement.key, ("", None))
            found[f"v-{requirement.key}"] = value
            found[f"model-{requirement.key}"] = model
            found[f"date-{requirement.key}"] = date_text(acquired) if acquired else ""
        return found

    def readers(self):
        for requirement in self.asked:
            yield f"date-{requirement.key}", read_day
            if requirement.kind == rules.NUMBER:
                unit = requirement.unit
                yield f"v-{requirement.key}", lambda text, unit=unit: read_number(text, unit)
            elif requirement.kind == rules.YES_NO:
                yield f"v-{requirement.key}", YES_NO.get
            else:
                yield f"v-{requirement.key}", str

    def save(self, values):
        store.save(
            self.context,
            self.line.name,
            {each.key: self.read.get(f"v-{each.key}") for each in self.asked},
            {
                each.key: (values.get(f"model-{each.key}", ""), self.read.get(f"date-{each.key}"))
                for each in self.asked
                if each.device
            },
        )
        return self.done(_("message_equipment_saved", default="The equipment was saved."))


class SpeedTest(OfStation):
    """A measurement of the connection of one workstation."""

    @property
    def page_title(self):
        return _(
            "title_speed_test", default="Speed test: ${room}", mapping={"room": self.line.name}
        )

    def make_fields(self):
        unit = _("help_kbit", default="In kbit/s, or with the unit, for example 10 Mbit/s.")
        yield Field("date", _("label_measured_on", default="Measured on"), help=DAY_HELP, limit=20)
        yield Field("up", _("label_speed_up", default="Up, to the network"), help=unit, limit=40)
        yield Field(
            "down", _("label_speed_down", default="Down, from the network"), help=unit, limit=40
        )

    def initial(self):
        return {"date": date_text(store.today())}

    def readers(self):
        yield "date", read_day
        for name in ("up", "down"):
            yield name, lambda text: read_number(text, "kbit/s")

    def save(self, values):
        day, up, down = (self.read[name] for name in ("date", "up", "down"))
        store.add_test(self.context, self.line.name, day, up, down)
        return self.done(_("message_speed_test", default="The speed test was saved."))
