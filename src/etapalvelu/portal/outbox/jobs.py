"""Scheduled work: what is due leaves the outbox, and what came back is read."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.outbox import bounces
from etapalvelu.portal.outbox import store
from etapalvelu.portal.outbox import worker
from etapalvelu.portal.outbox.interfaces import IChannel
from pathlib import Path
from zope.component import getUtility
from zope.interface import implementer

import os
import transaction

# The mailbox of the portal's sender address, where another program puts what comes in.
BOUNCES = "ETAPALVELU_BOUNCE_MAILDIR"
MOST = 200  # messages in one run
LONGEST = 1_000_000  # bytes that are read of one


@implementer(IJob)
class Send:
    title = _("job_outbox_send", default="Send what is in the outbox")
    every = timedelta(seconds=5)

    def run(self, now):
        """Deliver what is due; each delivery is committed by itself."""
        outcome = worker.deliver_due(store.outbox(), getUtility(IChannel, store.MAIL), now)
        return _sentence(outcome)


@implementer(IJob)
class Bounces:
    title = _("job_outbox_bounces", default="Read what mail came back")
    every = timedelta(minutes=5)

    def run(self, now):
        """Note the letters that came back, then mark the files as seen; safe to repeat."""
        folder = os.environ.get(BOUNCES)
        if not folder:
            return ""
        arrived = sorted((Path(folder) / "new").iterdir())[:MOST]
        ours = {path for path in arrived if self._note(path, now)}
        transaction.commit()
        for path in arrived:
            # Maildir: what was looked at goes to cur, with the flag S when it needs no person.
            flags = "S" if path in ours else ""
            path.rename(Path(folder) / "cur" / f"{path.name}:2,{flags}")
        if not arrived:
            return ""
        return f"{len(ours)} of {len(arrived)} messages told of letters that came back"

    def _note(self, path, now):
        with path.open("rb") as file:
            bounce = bounces.read(file.read(LONGEST))
        return bounce is not None and store.bounced(bounce.id, bounce.reason, now)


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
