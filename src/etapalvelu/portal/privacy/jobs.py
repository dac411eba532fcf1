"""Scheduled work: personal data go when their retention time has ended."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.audit.store import record
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.privacy import lexicon
from etapalvelu.portal.privacy import runs
from etapalvelu.portal.privacy import store
from etapalvelu.portal.privacy.packing import pack
from plone import api
from ZODB.POSException import ConflictError
from zope.interface import implementer

import logging
import transaction

logger = logging.getLogger(__name__)
ATTEMPTS = 3


@implementer(IJob)
class Retention:
    """Applies the retention table; each kind is committed by itself: a killed run loses little."""

    title = _("job_retention", default="Delete personal data whose retention time has ended")
    every = timedelta(days=1)

    def run(self, now):
        total, failed = 0, []
        for kind in store.kinds():
            count = _apply(kind, now)
            if count is None:
                failed.append(kind)
            else:
                total += count
        forgotten = _retried(lexicon.sweep) or 0
        run = runs.begin(now)
        run.done = True
        runs.cut(now)
        if total or failed:
            record("retention.applied", counts=dict(run.counts), failed=list(run.failed))
        if failed:
            # The scheduler shows the failure and tries again; what was done stays done.
            transaction.commit()
            raise RuntimeError(f"Retention failed for: {', '.join(failed)}")
        return _(
            "job_retention_done",
            default="${records} records of personal data, ${words} words of the search index",
            mapping={"records": total, "words": forgotten},
        )


@implementer(IJob)
class Pack:
    """Deleted data leave the files of the database with the pack that follows."""

    title = _("job_pack", default="Take older revisions out of the database")
    every = timedelta(days=1)
    # What was deleted by mistake can be undone for so many days.
    undo = 1

    def run(self, now):
        pack(api.portal.get()._p_jar.db(), self.undo)
        return _("job_pack_done", default="The database was packed")


def _apply(kind, now):
    """Apply the table to one kind and commit; None when that failed for good."""

    def work():
        count = store.apply(kind, now)
        runs.begin(now).note(kind, count)
        return count

    count = _retried(work)
    if count is None:
        runs.begin(now).note_failure(kind)
        transaction.commit()
    return count


def _retried(work):
    """Commit some work and return its result; None when it fails for another reason than others."""
    for _attempt in range(ATTEMPTS):
        try:
            result = work()
            transaction.commit()
        except ConflictError:
            transaction.abort()
        except Exception:
            transaction.abort()
            logger.exception("Retention failed")
            return None
        else:
            return result
    return None
