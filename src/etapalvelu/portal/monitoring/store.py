"""The health checks that features have registered."""

from etapalvelu.portal import _
from etapalvelu.portal.monitoring.interfaces import IHealthCheck
from etapalvelu.portal.monitoring.rules import Health
from zope.component import getUtilitiesFor

import logging

logger = logging.getLogger(__name__)


def look(now):
    """Return (name, Health) of every part, by name. A check that fails is a problem itself."""
    return [
        (name, _health(name, check, now)) for name, check in sorted(getUtilitiesFor(IHealthCheck))
    ]


def _health(name, check, now):
    try:
        return check.check(now)
    except Exception:
        logger.exception("The health check of %s failed", name)
        return Health(_("health_check_failed", default="The check itself failed: see the log."))
