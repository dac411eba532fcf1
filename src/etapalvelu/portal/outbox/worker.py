"""Delivers what is due. Knows ZODB and a channel, and nothing of Plone."""

from etapalvelu.portal.outbox import rules
from etapalvelu.portal.outbox.interfaces import Never
from etapalvelu.portal.outbox.interfaces import NotNow
from etapalvelu.portal.outbox.interfaces import Unreachable
from etapalvelu.portal.outbox.model import Trouble
from time import monotonic
from typing import NamedTuple
from ZODB.POSException import ConflictError

import transaction

# One connection to the mail server serves so many entries, or so many seconds.
BATCH = 200
LONGEST_BATCH = 60


class Outcome(NamedTuple):
    """What a batch did; `windows` are the seconds from each acceptance to its mark."""

    delivered: int
    put_off: int
    given_up: int
    windows: tuple
    unreachable: str


def deliver_due(outbox, channel, now, kind="mail"):
    """Deliver the entries of a kind that are due at `now`; return the Outcome.

    Each result is committed at once. A worker that dies after the other side has taken an entry
    and before the commit leaves it waiting: it is then delivered again, with the same id.
    """
    entries = _due(outbox, kind, now)
    batch = _Batch(outbox, now)
    if entries:
        try:
            with channel.open() as deliver:
                batch.connected()
                batch.run(deliver, entries)
        except Unreachable as error:
            batch.unreachable(error.reason)
    return batch.outcome()


def _due(outbox, kind, now):
    if outbox.outage.until is not None and outbox.outage.until > now:
        return []
    found = [entry for entry in outbox.waiting() if entry.kind == kind and entry.due <= now]
    return sorted(found, key=lambda entry: (entry.due, entry.id))[:BATCH]


class _Batch:
    def __init__(self, outbox, now):
        self.outbox, self.now = outbox, now
        self.counts = {"delivered": 0, "put_off": 0, "given_up": 0}
        self.windows = []
        self.reason = ""

    def run(self, deliver, entries):
        end = monotonic() + LONGEST_BATCH
        for entry in entries:
            if monotonic() > end:
                break
            # A button may have been pressed since: look at what is committed now.
            transaction.begin()
            if self.outbox.waits(entry):
                self._deliver(deliver, entry)

    def _deliver(self, deliver, entry):
        try:
            deliver(entry)
        except NotNow as error:
            self._commit(self._put_off, entry, error)
        except Never as error:
            self._commit(self._give_up, entry, error)
        else:
            taken = monotonic()
            self._commit(self._delivered, entry)
            self.windows.append(monotonic() - taken)

    def _commit(self, mark, *arguments):
        """Commit a result. Others write too: try until it is in, or it would be delivered twice."""
        while True:
            try:
                done = mark(*arguments)
                transaction.commit()
            except ConflictError:
                transaction.begin()
            else:
                self.counts[done] += 1
                return

    def _delivered(self, entry):
        entry.delivered = self.now
        entry.reason = ""
        self.outbox.move(entry)
        trouble = self.outbox.troubles.get(_address(entry))
        if trouble is not None and not trouble.bounced:
            del self.outbox.troubles[_address(entry)]
        elif trouble is not None and trouble.accepted is None:
            trouble.accepted = self.now
        return "delivered"

    def _put_off(self, entry, error):
        entry.failures += 1
        entry.reason = error.reason
        due = rules.next_try(entry.failures, self.now)
        if due is None:
            self.outbox.move(entry, given_up=True)
            return "given_up"
        entry.due = due
        return "put_off"

    def _give_up(self, entry, error):
        entry.failures += 1
        entry.reason = error.reason
        self.outbox.move(entry, given_up=True)
        if error.address_at_fault:
            self.outbox.troubles[_address(entry)] = Trouble(self.now, error.reason, bounced=False)
        return "given_up"

    def connected(self):
        if self.outbox.outage.since is not None:
            self._commit_outage(None)

    def unreachable(self, reason):
        self.reason = reason
        transaction.abort()
        self._commit_outage(reason)

    def _commit_outage(self, reason):
        outage = self.outbox.outage
        if reason is None:
            outage.since, outage.failures, outage.until, outage.reason = None, 0, None, ""
        else:
            outage.since = outage.since or self.now
            outage.failures += 1
            outage.until = rules.next_contact(outage.failures, self.now)
            outage.reason = reason
        transaction.commit()

    def outcome(self):
        return Outcome(**self.counts, windows=tuple(self.windows), unreachable=self.reason)


def _address(entry):
    return entry.recipient.lower()
