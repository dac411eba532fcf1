"""The fields of an action's page."""

from etapalvelu.portal import _
from etapalvelu.portal.communications import rules
from etapalvelu.portal.communications import vocabularies
from etapalvelu.portal.communications.rows import IAction
from etapalvelu.portal.core.forms import Field
from zope.i18n import translate

_DAY = _("help_plan_day", default="Day, month and year, for example 31.1.2026")

# Characters; there may be 300 actions to choose from.
OPTION = 36
# Ids of the lists on the page.
SUGGESTIONS = {"channel": "channels", "owner": "owners"}


def fields(plan, id_, request):
    """Return the Fields in order; plan: its values, id_: of the action or ""."""
    groups = tuple((row["id"], row["title"], None) for row in plan["target_groups"])
    goals = [(row["id"], row.get("goal") or "") for row in plan["goals"]]
    others = [(row["id"], row.get("action") or "") for row in plan["actions"] if row["id"] != id_]
    yield _field("action", required=True)
    yield _field("date", help=_DAY)
    yield _field(
        "channel",
        help=_("help_action_channel", default="Choose a suggestion or write another."),
    )
    if groups:
        yield _field("groups", "checks", options=groups)
    if goals:
        yield _choice("goal", goals)
    yield _field(
        "owner",
        help=_(
            "help_action_owner",
            default="A colleague's name, the e-mail address of somebody in the network, or a "
            "title. A person with an account is reminded a week before.",
        ),
    )
    yield _field("cost", limit=20)
    yield _field("spent", limit=20)
    yield _choice("status", _titled(vocabularies.STATUSES, request))
    if others:
        yield _choice("after", others)
    yield _choice("repeat", _titled(vocabularies.REPEATS, request))
    yield _field("until", help=_DAY)
    yield _field("times", limit=4)
    yield _field(
        "exceptions",
        "textarea",
        _("help_repeat_exceptions", default="Days on which it is left out, parted by commas."),
        limit=rules.LONG_NAME * 2,
    )


def _titled(titles, request):
    return [(token, translate(title, context=request)) for token, title in titles.items()]


def _field(name, kind="text", help=None, required=False, options=(), limit=rules.LONG_NAME):
    title, suggestions = IAction[name].title, SUGGESTIONS.get(name)
    return Field(name, title, kind, help, limit, required, None, options, suggestions)


def _choice(name, options):
    shown = tuple((value, rules.shortened(title, OPTION)) for value, title in options)
    label = IAction[name].title
    return _field(name, "select", options=((label, shown),))
