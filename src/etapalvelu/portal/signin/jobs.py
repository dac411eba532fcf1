"""Takes away what the doors need no more."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.signin import counters
from zope.interface import implementer


@implementer(IJob)
class ForgetFailures:
    """Counters that have run out would otherwise stay until their shard is written again."""

    title = _("job_forget_failures", default="Forget old failed logins")
    every = timedelta(hours=6)

    def run(self, now):
        count = counters.expire()
        return f"Forgot {count} counters" if count else ""
