"""The probe of load balancers and monitors: can this process read its database?"""

from Products.Five import BrowserView
from ZODB.POSException import POSError
from ZODB.utils import load_current
from ZODB.utils import z64

import logging

logger = logging.getLogger(__name__)


class Health(BrowserView):
    """Answers "ok", or 503 when the database does not answer; tells nothing else to strangers."""

    def __call__(self):
        response = self.request.response
        response.setHeader("Content-Type", "text/plain; charset=utf-8")
        response.setHeader("Cache-Control", "no-store")
        if database_answers(self.context):
            return "ok"
        response.setStatus(503)
        return "unavailable"


def database_answers(content):
    """Tell whether the storage below an object gives its root record, past every cache."""
    try:
        load_current(content._p_jar.db().storage, z64)
    except (POSError, OSError, ValueError):
        logger.exception("The database does not answer")
        return False
    return True
