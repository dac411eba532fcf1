"""What the scheduler does for the log: seal what was written, and see that nobody changed it."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.audit import chain
from etapalvelu.portal.jobs.interfaces import IJob
from zope.interface import implementer

import logging

logger = logging.getLogger(__name__)


class BrokenLog(Exception):
    """The log is not what it was; the argument says where."""


@implementer(IJob)
class Seal:
    """Moves the lines that requests wrote into the chain."""

    title = _("job_audit_seal", default="Seal the audit log")
    every = timedelta(seconds=15)

    def run(self, now):
        count = chain.seal()
        if not count:
            return ""
        # Also the anchor: the log file of the server is not in the database.
        return f"Sealed {count} lines up to {chain.end()[0]}, hash {chain.end()[1]}"


@implementer(IJob)
class Check:
    """Fails, so that monitors see it, when a line was changed, removed or reordered."""

    title = _("job_audit_check", default="Check that nobody changed the audit log")
    every = timedelta(days=1)

    def run(self, now):
        problems = chain.check()
        for problem in problems:
            logger.critical("AUDIT LOG BROKEN: %s", problem)
        if problems:
            raise BrokenLog(problems[0])
        number, hash_ = chain.end()
        return f"Whole up to line {number}, hash {hash_}"
