"""Ends what a provider gave and no longer confirms: who has left does not log in any more."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.sso import configuration
from etapalvelu.portal.sso import store
from zope.interface import implementer


@implementer(IJob)
class EndUnconfirmed:
    title = _(
        "job_sso_end", default="End memberships that the identity provider stopped confirming"
    )
    every = timedelta(days=1)

    def run(self, now):
        provider = configuration.provider()
        if provider is None:
            return ""
        ended = store.end_unconfirmed(provider.days, now)
        return f"{ended} memberships ended" if ended else ""
