"""How the audit log is: whether what requests write gets sealed."""

from datetime import datetime
from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import reading
from etapalvelu.portal.audit import rules
from etapalvelu.portal.monitoring.interfaces import IHealthCheck
from etapalvelu.portal.monitoring.rules import Health
from zope.interface import implementer

LONGEST_WAIT = timedelta(minutes=15)


@implementer(IHealthCheck)
class AuditHealth:
    title = _("heading_audit_log", default="Audit log")

    def check(self, now):
        waiting = chain.waiting()
        late = waiting and now - datetime.fromisoformat(rules.read(waiting[0]).at) > LONGEST_WAIT
        problem = late and _(
            "audit_unsealed",
            default="Lines of the audit log wait to be sealed: see the job audit.seal.",
        )
        return Health(problem or "", {"lines": reading.size(), "unsealed": len(waiting)})
