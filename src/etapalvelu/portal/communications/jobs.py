"""Scheduled work: owners are reminded of their actions."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.communications import recurrence
from etapalvelu.portal.communications import store
from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.notifications import store as notifications
from plone import api
from zope.interface import implementer

BEFORE = timedelta(days=7)


@implementer(IJob)
class Reminders:
    """Tells each owner once, a week before each day of an action that is still to be done."""

    title = _("job_plan_reminders", default="Remind of communication actions")
    every = timedelta(hours=12)

    def run(self, now):
        today = now.astimezone().date()
        count = sum(
            self._remind(plan, action, day)
            for plan in store.all_plans()
            if not store.is_closed(plan)
            for action in store.rows(plan, "actions")
            if action.get("person") and store.is_open(action)
            for day in recurrence.occurrences(action, today, today + BEFORE)
        )
        if not count:
            return ""
        return _("job_plan_reminders_done", default="${count} reminders", mapping={"count": count})

    def _remind(self, plan, action, day):
        return notifications.tell(
            [action["person"]],
            "communications.reminder",
            content=plan,
            key=f"{api.content.get_uuid(plan)}/{action['id']}/{day.isoformat()}",
            action=action.get("action") or "",
            day=date_text(day),
        )
