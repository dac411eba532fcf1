"""Tells monitors when mail does not leave."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.monitoring.interfaces import IHealthCheck
from etapalvelu.portal.monitoring.rules import Health
from etapalvelu.portal.outbox import store
from zope.interface import implementer

# Mail that should have left so long ago means that nobody sends it.
LATE = timedelta(minutes=15)


@implementer(IHealthCheck)
class Outbox:
    title = _("heading_outbox", default="Outbox")

    def check(self, now):
        """Return the number of messages, and what is wrong when they do not leave."""
        box = store.outbox()
        waiting, given_up, kept = box.count()
        late = sum(1 for entry in box.waiting() if now - entry.due > LATE)
        figures = {"waiting": waiting, "given_up": given_up, "kept": kept, "late": late}
        return Health(self._problem(box, given_up, late, now), figures)

    def _problem(self, box, given_up, late, now):
        if box.outage.since is not None and now - box.outage.since > LATE:
            return _(
                "problem_mail_outage",
                default="The mail server is not reached. See its settings and the outbox.",
            )
        if late:
            return _(
                "problem_mail_late",
                default="Mail does not leave. See that the scheduled work runs.",
            )
        if given_up:
            return _(
                "problem_mail_given_up",
                default="Mail was not delivered. Send it again or discard it in the outbox.",
            )
        return ""
