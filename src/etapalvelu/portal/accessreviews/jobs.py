"""Scheduled work: reminders of reviews, each once."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.access import store as access
from etapalvelu.portal.access.rules import MANAGER_ROLES
from etapalvelu.portal.accessreviews import rules
from etapalvelu.portal.accessreviews import store
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.outbox import letters
from plone import api
from zope.interface import implementer


@implementer(IJob)
class Remind:
    """Thirty days before, on the day, then every week to the coordinator."""

    title = _("job_review_reminders", default="Remind of reviews of access rights")
    every = timedelta(days=1)

    def run(self, now):
        count = 0
        for line in store.overview():
            stage = rules.stage(line.due, now)
            mark = (line.due.isoformat(), stage)
            if stage is None or store.of(line.uid).reminded == mark:
                continue
            store.to_write(line.uid).reminded = mark
            count += _remind(line, stage)
        if not count:
            return ""
        return _(
            "job_review_reminders_done",
            default="${letters} reminders",
            mapping={"letters": count},
        )


def _remind(line, stage):
    late = rules.is_for_coordinator(stage)
    recipients = access.people_with(("Coordinator",)) if late else _managers(line)
    due = line.due.astimezone().strftime("%d.%m.%Y").lstrip("0").replace(".0", ".")
    return sum(
        letters.send(
            "accessreviews/late" if late else "accessreviews/due",
            person.language,
            person.email,
            # A second run of the same day sends nothing twice, also when its record was lost.
            key=f"access-review/{line.uid}/{line.due.date()}/{stage}/{person.id}",
            organisation=line.title,
            due=due,
            link=f"{line.url}/access-review",
            portal_url=api.portal.get().absolute_url(),
        )
        for person in recipients
    )


def _managers(line):
    # An organisation without a manager is the coordinator's to look after.
    found = access.people_with(MANAGER_ROLES, line.uid)
    return found or access.people_with(("Coordinator",))
