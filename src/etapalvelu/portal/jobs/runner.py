"""Runs one job: under its lock, in a transaction of its own, with its outcome written down."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.jobs import rules
from etapalvelu.portal.jobs import store
from etapalvelu.portal.jobs.locks import LockLost
from ZODB.POSException import ConflictError
from zope.i18n import translate

import logging
import transaction

ATTEMPTS = 3

logger = logging.getLogger(__name__)


def due(now):
    """Return the names of the jobs that may run now."""
    return [name for name, job in store.jobs() if rules.is_due(store.next_due(name, job), now)]


def run(name, lock):
    """Run a job of the current site if it is still due and nobody else runs it.

    lock: as `locks.locks_of` makes it. Return what the job said; None when it did not run or
    failed. Never raises what the job raises.
    """
    with lock(name) as confirm:
        if confirm is None:
            return None
        # What another worker did until it gave the lock back.
        transaction.begin()
        job = store.job(name)
        started = datetime.now(UTC)
        if job is None or not rules.is_due(store.next_due(name, job), started):
            return None
        try:
            if job.every >= rules.MARKED_FROM:
                _mark(name, started)
            return _attempt(name, job, started, confirm)
        except LockLost:
            transaction.abort()
            logger.warning("The lock of %s was lost; another worker does its work", name)
        except Exception as error:
            transaction.abort()
            logger.exception("Job %s failed", name)
            _write_down(name, started, error)
        return None


def _mark(name, started):
    store.began(name, started)
    transaction.commit()


def _attempt(name, job, started, confirm):
    for attempt in range(1, ATTEMPTS + 1):
        try:
            transaction.begin()
            sentence = job.run(started)
            if sentence or store.wants_trace(name, job, started):
                # In the job's own transaction: two runs at once can never both be committed.
                store.succeeded(name, started, datetime.now(UTC), sentence)
            confirm()
            transaction.commit()
        except ConflictError:
            transaction.abort()
            if attempt == ATTEMPTS:
                raise
        else:
            if sentence:
                logger.info("Job %s: %s", name, translate(sentence, target_language="en"))
            return sentence
    raise AssertionError("unreachable")


def _write_down(name, started, error):
    try:
        store.failed(name, started, datetime.now(UTC), error)
        transaction.commit()
    except Exception:
        transaction.abort()
        logger.exception("The failure of %s could not be written down", name)
