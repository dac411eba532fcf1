"""Scheduled work: what is due leaves the outbox."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.outbox import store
from etapalvelu.portal.outbox import worker
from etapalvelu.portal.outbox.interfaces import IChannel
from zope.component import getUtility
from zope.interface import implementer


@implementer(IJob)
class Send:
    title = _("job_outbox_send", default="Send what is in the outbox")
    every = timedelta(seconds=5)

    def run(self, now):
        """Deliver what is due; each delivery is committed by itself."""
        outcome = worker.deliver_due(store.outbox(), getUtility(IChannel, store.MAIL), now)
        return _sentence(outcome)


def _sentence(outcome):
    if outcome.unreachable:
        return f"The mail server cannot be reached: {outcome.unreachable}"
    counts = {
        "sent": outcome.delivered,
        "put off": outcome.put_off,
        "given up": outcome.given_up,
    }
    text = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    if outcome.windows:
        text += f"; marked within {max(outcome.windows) * 1000:.0f} ms"
    return text
