"""Scheduled work: bundles of sheets are made, and go after a day."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.wallsheets import bundles
from zope.interface import implementer


@implementer(IJob)
class MakeBundles:
    title = _("job_sheet_bundles", default="Make the bundles of wall sheets that were asked for")
    every = timedelta(seconds=5)

    def run(self, now):
        """Make what waits and delete what is a day old."""
        gone = bundles.forget(now - bundles.KEPT)
        made = bundles.make_waiting(now)
        return f"{made} sheets made, {gone} bundles deleted" if made or gone else ""
