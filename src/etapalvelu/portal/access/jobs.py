"""Scheduled work: personal data of people who asked for or were offered an account go in time."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.access import invitationstore
from etapalvelu.portal.access import requeststore
from etapalvelu.portal.jobs.interfaces import IJob
from zope.interface import implementer


@implementer(IJob)
class Purge:
    """Deletes requests and invitations that are kept no longer."""

    title = _("job_access_purge", default="Old account requests and invitations are deleted")
    every = timedelta(days=1)

    def run(self, now):
        requests, invitations = requeststore.purge(now), invitationstore.purge(now)
        return _(
            "job_access_purge_done",
            default="Deleted: ${requests} account requests, ${invitations} invitations",
            mapping={"requests": requests, "invitations": invitations},
        )
