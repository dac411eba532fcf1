"""Rows of a plan as schemas. Every field may be missing: the completeness check says what lacks."""

from collective.z3cform.datagridfield.row import DictRow
from etapalvelu.portal import _
from etapalvelu.portal.communications import recurrence
from etapalvelu.portal.communications import rules
from zope import schema
from zope.interface import Interface
from zope.schema import getFields


class Row(DictRow):
    """A row in which what is not given is empty, and nothing unknown is kept."""

    def _validate(self, value):
        if isinstance(value, dict):
            fields = getFields(self.schema)
            for name in set(value) - set(fields):
                del value[name]
            for name, field in fields.items():
                value.setdefault(name, field.default)
        super()._validate(value)


def line(title, limit=rules.LONG_NAME):
    """Return a field of one line that may be empty."""
    return schema.TextLine(title=title, required=False, max_length=limit)


def money(title):
    """Return a field of euros."""
    return schema.Float(title=title, required=False, min=0.0, max=rules.MAX_MONEY)


def number(title):
    """Return a field of any number."""
    return schema.Float(title=title, required=False, min=-rules.MAX_NUMBER, max=rules.MAX_NUMBER)


def many(value_type, most):
    """Return a list inside a row."""
    return schema.List(
        title=value_type.title, value_type=value_type, required=False, max_length=most
    )


class IRow(Interface):
    """What every row has."""

    id = line(_("label_row_id", default="Identifier"), 40)


class ITargetGroup(IRow):
    """Somebody whom the change touches: a token of the vocabulary, or words of one's own."""

    group = line(_("label_target_group", default="Group"))
    need = line(_("label_information_need", default="Need of information"))


class IGoal(IRow):
    """A goal and how it is seen that it was reached."""

    goal = line(_("label_goal", default="Goal"))
    metric = line(_("label_metric", default="Metric"))
    baseline = number(_("label_baseline", default="Now"))
    target = number(_("label_goal_target", default="Target value"))
    unit = line(_("label_unit", default="Unit"), 60)
    reckoning = schema.Choice(
        title=_("label_reckoning", default="How results count"),
        values=rules.RECKONINGS,
        required=False,
    )


class IBasicMessage(IRow):
    """One sentence that everybody should remember."""

    message = line(_("label_basic_message", default="Basic message"))


class IResult(IRow):
    """A value of the goal's metric, measured on a day."""

    date = schema.Date(title=_("label_result_date", default="Day"), required=False)
    value = number(_("label_result", default="Result"))
    note = line(_("label_result_note", default="Note"))


class IAction(IRow):
    """One thing done, once or repeatedly; euros. person: user id of the owner, if known."""

    action = line(_("label_action", default="Action"))
    date = schema.Date(title=_("label_action_date", default="Date"), required=False)
    channel = line(_("label_communication_channel", default="Channel"))
    groups = many(line(_("label_action_groups", default="Whom it reaches"), 40), rules.MAX_ROWS)
    goal = line(_("label_action_goal", default="Goal that it serves"), 40)
    owner = line(_("label_action_owner", default="Who answers for it"))
    person = line(_("label_action_person", default="Person"), 80)
    cost = money(_("label_cost", default="Cost (€)"))
    spent = money(_("label_spent", default="Spent (€)"))
    status = schema.Choice(
        title=_("label_action_status", default="Status"),
        values=rules.STATUSES,
        required=False,
        default=rules.PLANNED,
    )
    after = line(_("label_action_after", default="After which action"), 40)
    repeat = schema.Choice(
        title=_("label_repeat", default="Repeats"), values=recurrence.REPEATS, required=False
    )
    until = schema.Date(title=_("label_repeat_until", default="Last day"), required=False)
    times = schema.Int(
        title=_("label_repeat_times", default="How many times"),
        required=False,
        min=1,
        max=recurrence.MAX_TIMES,
    )
    exceptions = many(
        schema.Date(title=_("label_repeat_exceptions", default="Not on these days")),
        recurrence.MAX_EXCEPTIONS,
    )
    results = many(Row(title=_("label_results", default="Results"), schema=IResult), rules.MAX_ROWS)


class IEvaluation(IRow):
    """When and by whom the results are looked at, and what was found."""

    date = schema.Date(title=_("label_evaluation_date", default="When"), required=False)
    what = line(_("label_evaluation_what", default="What is looked at"))
    who = line(_("label_evaluation_who", default="Who does it"))
    findings = line(_("label_evaluation_findings", default="What was found"))


class IResource(IRow):
    """Working time, in hours."""

    who = line(_("label_resource_who", default="Who or what"))
    hours = number(_("label_resource_hours", default="Planned hours"))
    used = number(_("label_resource_used", default="Used hours"))
