"""A communication plan in its seven parts (guide section 3.5; CHECKLIST K2)."""

from collective.z3cform.datagridfield.row import DictRow
from etapalvelu.portal import _
from etapalvelu.portal.core.editing.grid import GridFieldWidget
from plone.app.textfield import RichText
from plone.autoform.directives import widget
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema
from zope.interface import Interface


class ITargetGroup(Interface):
    """Somebody whom the change touches, and what they need to know."""

    group = schema.TextLine(title=_("label_target_group", default="Group"), max_length=200)
    need = schema.TextLine(
        title=_("label_information_need", default="Need of information"),
        required=False,
        max_length=500,
    )


class IGoal(Interface):
    """A goal and how it is seen that it was reached."""

    goal = schema.TextLine(title=_("label_goal", default="Goal"), max_length=300)
    metric = schema.TextLine(
        title=_("label_metric", default="Metric"), required=False, max_length=300
    )


class IAction(Interface):
    """One thing done; cost in euros."""

    action = schema.TextLine(title=_("label_action", default="Action"), max_length=300)
    date = schema.Date(title=_("label_action_date", default="Date"), required=False)
    channel = schema.TextLine(
        title=_("label_communication_channel", default="Channel"), required=False, max_length=200
    )
    owner = schema.TextLine(
        title=_("label_action_owner", default="Who answers for it"), required=False, max_length=200
    )
    cost = schema.Float(
        title=_("label_cost", default="Cost (€)"), required=False, min=0.0, max=10000000.0
    )


def _rows(title, help_text, name, row):
    return schema.List(
        title=title,
        description=help_text,
        value_type=DictRow(title=name, schema=row),
        required=False,
        default=[],
        max_length=100,
    )


class ICommunicationPlan(model.Schema):
    """A plan of one organisation."""

    widget(target_groups=GridFieldWidget)
    target_groups = _rows(
        _("label_part_target_groups", default="1. Target groups"),
        _(
            "help_part_target_groups",
            default="Own staff, residents, media, other municipalities, associations.",
        ),
        "target group",
        ITargetGroup,
    )
    widget(goals=GridFieldWidget)
    goals = _rows(
        _("label_part_goals", default="2. Goals and metrics"),
        _("help_part_goals", default="What should change, and from what it is seen."),
        "goal",
        IGoal,
    )
    core_messages = RichText(
        title=_("label_part_core_messages", default="3. Core messages"),
        description=_(
            "help_part_core_messages",
            default="What the service is, and what everybody should remember of it.",
        ),
        required=False,
        max_length=20000,
    )
    widget(actions=GridFieldWidget)
    actions = _rows(
        _("label_part_actions", default="4. Actions"),
        _(
            "help_part_actions",
            default="What is done, when, in which channel, by whom, at what cost.",
        ),
        "action",
        IAction,
    )
    follow_up = RichText(
        title=_("label_part_follow_up", default="5. Follow-up and evaluation"),
        description=_(
            "help_part_follow_up", default="When the metrics are looked at, and by whom."
        ),
        required=False,
        max_length=20000,
    )
    budget = RichText(
        title=_("label_part_budget", default="6. Budget and resources"),
        description=_("help_part_budget", default="Money and working time for the whole plan."),
        required=False,
        max_length=20000,
    )
    action_plan = RichText(
        title=_("label_part_action_plan", default="7. Action plan"),
        description=_(
            "help_part_action_plan",
            default="How the plan is put to work: the order of things and who leads it.",
        ),
        required=False,
        max_length=20000,
    )


class CommunicationPlan(Item):
    """A communication plan in its seven parts."""
