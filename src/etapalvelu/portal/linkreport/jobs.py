"""Scheduled work: all texts are read once a day."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.linkreport import store
from zope.interface import implementer


@implementer(IJob)
class Check:
    title = _("job_linkreport", default="Look for dead links and pictures without words")
    every = timedelta(days=1)

    def run(self, now):
        count = store.check()
        return _("job_linkreport_done", default="${count} texts read", mapping={"count": count})
