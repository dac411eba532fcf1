"""What plans hold of people besides authorship: feed addresses, and who answers for what."""

from etapalvelu.portal import _
from etapalvelu.portal.communications import records
from etapalvelu.portal.communications import store
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from zope.interface import implementer


@implementer(IPersonalData)
class PlanData:
    """A feed ends with the account; a name in a plan stays with the plan, as other texts do."""

    title = _("kept_plans", default="Communication plans")
    holds = _(
        "kept_plans_holds",
        default="Who answers for which action; when the calendar address was made",
    )
    ground = _(
        "ground_plans",
        default="GDPR art. 6(1)(e): the work of the network is planned with those who do it.",
    )
    since = _("since_content", default="the making of the content")
    days = None
    actions = (rules.DELETE,)
    labels = {
        "plan": _("column_plan", default="Plan"),
        "action": _("label_action", default="Action"),
        "day": _("label_action_date", default="Date"),
        "feed": _("label_feed_made", default="Calendar address made"),
    }

    def due(self, before):
        return rules.Due(0)

    def apply(self, before, now, action):
        return 0

    def of_person(self, user_id):
        feed = records.feed_of(user_id)
        found = [{"feed": feed.made.isoformat(timespec="seconds")}] if feed else []
        for plan in store.all_plans():
            for action in store.rows(plan, "actions"):
                if action.get("person") == user_id:
                    day = action.get("date")
                    row = {"plan": plan.title, "action": action.get("action") or ""}
                    found.append(row | ({"day": day.isoformat()} if day else {}))
        return found
