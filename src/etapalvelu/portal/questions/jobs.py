"""Scheduled work: answers are looked at again (CHECKLIST J7)."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.questions import store
from etapalvelu.portal.questions import telling
from zope.interface import implementer


@implementer(IJob)
class FollowUp:
    """Tells the coordinators of answers whose day has come."""

    title = _("job_questions_follow_up", default="Ask whether answers still hold")
    every = timedelta(days=1)

    def run(self, now):
        due = store.to_check(now.astimezone().date())
        count = sum(telling.check(question) for question in due)
        if not count:
            return ""
        return _(
            "job_questions_follow_up_done", default="${count} notices", mapping={"count": count}
        )
