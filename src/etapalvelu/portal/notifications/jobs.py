"""Scheduled work: changes are spread to followers, and mail about notices is written."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.notifications import changes
from etapalvelu.portal.notifications import mailing
from zoneinfo import ZoneInfo
from zope.interface import implementer

HELSINKI = ZoneInfo("Europe/Helsinki")


@implementer(IJob)
class Spread:
    title = _("job_notifications_spread", default="Tell followers of changes")
    every = timedelta(seconds=5)

    def run(self, now):
        """Tell followers, then write the letters of those who are told at once."""
        told = changes.spread()
        mailed = mailing.mail_at_once()
        if not told and not mailed:
            return ""
        return f"{told} notices, {mailed} letters"


@implementer(IJob)
class Digests:
    title = _("job_notifications_digests", default="Write the digests of notices")
    every = timedelta(minutes=15)

    def run(self, now):
        """Write the digests of the day and of the week; a second run writes none twice."""
        count = mailing.mail_digests(now.astimezone(HELSINKI))
        return f"{count} digests" if count else ""
