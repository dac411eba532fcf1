"""A communication plan in its seven parts (guide section 3.5; CHECKLIST K2)."""

from etapalvelu.portal import _
from etapalvelu.portal.communications import rows
from etapalvelu.portal.communications import rules
from plone.autoform.directives import omitted
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema


def _rows(title, name, row, most=rules.MAX_ROWS):
    return schema.List(
        title=title,
        value_type=rows.Row(title=name, schema=row),
        required=False,
        default=[],
        max_length=most,
    )


def _text(title):
    return schema.Text(title=title, required=False, max_length=rules.LONG_TEXT)


class ICommunicationPlan(model.Schema):
    """A plan of one organisation. The parts are written on pages of their own."""

    national_template = schema.Bool(
        title=_("label_national_template", default="Template for the whole network"),
        description=_(
            "help_national_template",
            default="When this is a plan of the coordinating organisation and approved, every "
            "organisation may begin its own plan from a copy of it.",
        ),
        required=False,
        default=False,
    )
    omitted(
        "target_groups",
        "goals",
        "core_messages",
        "basic_messages",
        "actions",
        "evaluations",
        "follow_up",
        "resources",
        "budget_total",
        "budget",
        "lead",
        "action_plan",
    )
    target_groups = _rows(
        _("label_part_target_groups", default="1. Target groups"), "group", rows.ITargetGroup
    )
    goals = _rows(_("label_part_goals", default="2. Goals and metrics"), "goal", rows.IGoal)
    core_messages = _text(_("label_service_description", default="Description of the service"))
    basic_messages = _rows(
        _("label_basic_messages", default="Basic messages"), "message", rows.IBasicMessage
    )
    actions = _rows(
        _("label_part_actions", default="4. Actions"), "action", rows.IAction, rules.MAX_ACTIONS
    )
    evaluations = _rows(
        _("label_evaluations", default="Evaluations"), "evaluation", rows.IEvaluation
    )
    follow_up = _text(_("label_follow_up_text", default="How results are followed"))
    resources = _rows(_("label_resources", default="Working time"), "resource", rows.IResource)
    budget_total = rows.money(_("label_budget_total", default="Budget (€)"))
    budget = _text(_("label_budget_text", default="More about money and working time"))
    lead = rows.line(_("label_plan_lead", default="Who leads the plan"))
    action_plan = _text(_("label_action_plan_text", default="How the plan is put to work"))


class CommunicationPlan(Item):
    """A communication plan in its seven parts."""
