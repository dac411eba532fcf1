"""What each part's page asks."""

from etapalvelu.portal import _
from etapalvelu.portal.communications import rows
from etapalvelu.portal.communications import rules
from etapalvelu.portal.communications import vocabularies
from etapalvelu.portal.communications.schema import ICommunicationPlan
from etapalvelu.portal.core.forms import Field
from typing import NamedTuple

DAY, NUMBER, MONEY, LINE, CHOICE = "day", "number", "money", "line", "choice"


class Column(NamedTuple):
    """A column of rows. titles: {token: title} to choose from, or to suggest in a line."""

    name: str
    label: object
    kind: str = LINE
    titles: dict = {}
    limit: int = rules.LONG_NAME


class Part(NamedTuple):
    """A table of rows (of the field `rows`) and single fields below it."""

    rows: str = ""
    columns: tuple = ()
    fields: tuple = ()


def _column(schema, name, kind=LINE, titles=None, limit=rules.LONG_NAME):
    return Column(name, schema[name].title, kind, titles or {}, limit)


def _field(name, kind="textarea", help=None):
    limit = rules.LONG_TEXT if kind == "textarea" else rules.LONG_NAME
    return Field(name, ICommunicationPlan[name].title, kind, help, limit, required=False)


PARTS = {
    "target_groups": Part(
        "target_groups",
        (
            _column(rows.ITargetGroup, "group", titles=vocabularies.GROUPS),
            _column(rows.ITargetGroup, "need"),
        ),
    ),
    "goals": Part(
        "goals",
        (
            _column(rows.IGoal, "goal"),
            _column(rows.IGoal, "metric"),
            _column(rows.IGoal, "baseline", NUMBER),
            _column(rows.IGoal, "target", NUMBER),
            _column(rows.IGoal, "unit", limit=60),
            _column(rows.IGoal, "reckoning", CHOICE, vocabularies.RECKONINGS),
        ),
    ),
    "core_messages": Part(
        "basic_messages",
        (_column(rows.IBasicMessage, "message"),),
        (_field("core_messages"),),
    ),
    "follow_up": Part(
        "evaluations",
        (
            _column(rows.IEvaluation, "date", DAY),
            _column(rows.IEvaluation, "what"),
            _column(rows.IEvaluation, "who"),
            _column(rows.IEvaluation, "findings"),
        ),
        (_field("follow_up"),),
    ),
    "budget": Part(
        "resources",
        (
            _column(rows.IResource, "who"),
            _column(rows.IResource, "hours", NUMBER),
            _column(rows.IResource, "used", NUMBER),
        ),
        (
            _field(
                "budget_total",
                "text",
                _("help_budget_total", default="Money for the whole plan, for example 1500."),
            ),
            _field("budget"),
        ),
    ),
    "action_plan": Part(fields=(_field("lead", "text"), _field("action_plan"))),
}
RESULTS = Part(
    "results",
    (
        _column(rows.IResult, "date", DAY),
        _column(rows.IResult, "value", NUMBER),
        _column(rows.IResult, "note"),
    ),
)
