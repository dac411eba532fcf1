"""A new plan: empty, from a template of the coordinating organisation, or from an older plan."""

from etapalvelu.portal import _
from etapalvelu.portal.communications import recurrence
from etapalvelu.portal.communications import rules
from etapalvelu.portal.communications import store
from etapalvelu.portal.communications import typed
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.sentences import sentence
from functools import cached_property
from plone import api
from zExceptions import NotFound


def copied_values(plan, first_day):
    """Return the values of a new plan made after another one.

    All days move so that the first action falls on first_day (None: they stay). What has been
    done, spent, measured or found is not copied; identifiers are, as rows refer to each other.
    """
    values = store.stored(plan, [name for names in rules.FIELDS.values() for name in names])
    span = recurrence.span(values["actions"])
    days = (first_day - span[0]).days if first_day and span else 0
    values["actions"] = [_fresh(recurrence.shifted(row, days)) for row in values["actions"]]
    values["evaluations"] = [
        {**row, "date": recurrence.moved_day(row.get("date"), days), "findings": None}
        for row in values["evaluations"]
    ]
    values["resources"] = [{**row, "used": None} for row in values["resources"]]
    return values


def _fresh(action):
    return {**action, "status": rules.PLANNED, "spent": None, "results": []}


class NewPlan(Form):
    """Asks for a name and what to begin from."""

    page_title = _("title_new_plan", default="New communication plan")

    def __call__(self):
        allowed = {fti.getId() for fti in self.context.allowedContentTypes()}
        if store.CONTENT_TYPE not in allowed:
            raise NotFound(store.CONTENT_TYPE)
        return super().__call__()

    @cached_property
    def sources(self):
        """Plans by UID: the templates for everybody, and all that the reader may see."""
        own = api.content.find(portal_type=store.CONTENT_TYPE, sort_on="sortable_title")
        found = {api.content.get_uuid(plan): plan for plan in store.templates()}
        return found | {brain.UID: brain.getObject() for brain in own if brain.UID not in found}

    def make_fields(self):
        yield Field("title", _("label_plan_title", default="Name of the plan"), limit=200)
        templates = {api.content.get_uuid(plan) for plan in store.templates()}
        rows = [(uid, plan.title[:120]) for uid, plan in self.sources.items()]
        groups = [
            (
                _("group_plan_templates", default="Templates for the whole network"),
                tuple(row for row in rows if row[0] in templates),
            ),
            (
                _("group_plan_own", default="Plans that you can see"),
                tuple(row for row in rows if row[0] not in templates),
            ),
        ]
        yield Field(
            "source",
            _("label_plan_source", default="Begin from a copy of"),
            "select",
            _("help_plan_source", default="Without a choice the plan is empty."),
            required=False,
            options=tuple(group for group in groups if group[1]),
        )
        yield Field(
            "first_day",
            _("label_plan_first_day", default="Day of the first action"),
            help=_(
                "help_plan_first_day",
                default="All days of the copy move with it. Write it as 31.1.2027.",
            ),
            required=False,
        )

    def initial(self):
        return {"source": parameters.text(self.request.form, "source")}

    def check(self):
        found = super().check()
        try:
            self.first_day = typed.day(self.values["first_day"])
        except ProblemError as error:
            found["first_day"] = sentence(error.problem, self.request)
        return found

    def save(self, values):
        source = self.sources.get(values["source"])
        content = copied_values(source, self.first_day) if source is not None else {}
        plan = api.content.create(
            self.context, store.CONTENT_TYPE, title=values["title"], language="fi", **content
        )
        api.portal.show_message(
            _("message_plan_made", default="The plan was made. Fill in its parts."), self.request
        )
        self.request.response.redirect(plan.absolute_url(), status=303)
        return ""
