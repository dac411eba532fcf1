"""How the scheduled work is."""

from etapalvelu.portal import _
from etapalvelu.portal.jobs import rules
from etapalvelu.portal.jobs import store
from etapalvelu.portal.monitoring.interfaces import IHealthCheck
from etapalvelu.portal.monitoring.rules import Health
from zope.interface import implementer


@implementer(IHealthCheck)
class JobsHealth:
    title = _("heading_jobs", default="Scheduled work")

    def check(self, now):
        failing = [name for name, _job in store.jobs() if store.state(name).failures]
        overdue = [name for name, job in store.jobs() if store.is_overdue(name, job, now)]
        beat = store.schedule().heartbeat.at
        figures = {"failing": len(failing), "overdue": len(overdue)}
        if beat is not None:
            figures["heartbeat_age_seconds"] = round((now - beat).total_seconds())
        return Health(self._problem(rules.is_silent(beat, now), failing, overdue), figures)

    def _problem(self, silent, failing, overdue):
        if silent:
            return _(
                "jobs_silent",
                default="No scheduler gives a sign of life: start portal-jobs.",
            )
        if failing or overdue:
            return _(
                "jobs_troubled",
                default="Failing or late: ${names}. See the page Scheduled work.",
                mapping={"names": ", ".join(sorted({*failing, *overdue}))},
            )
        return ""
