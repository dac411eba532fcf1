"""What monitors read. They know a token; administrators may look as well."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.core import monitorkey
from etapalvelu.portal.core.health import database_answers
from etapalvelu.portal.monitoring import metrics
from etapalvelu.portal.monitoring import store
from plone import api
from Products.Five import BrowserView
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from zExceptions import Unauthorized
from zope.i18n import translate

import json

PERMISSION = "etapalvelu.portal: View monitoring"


class Monitored(BrowserView):
    content_type = ""

    def __call__(self):
        allowed = monitorkey.fits(self.request) or api.user.has_permission(PERMISSION)
        if not allowed:
            raise Unauthorized("A monitor's token is required")
        self.request.response.setHeader("Content-Type", self.content_type)
        self.request.response.setHeader("Cache-Control", "no-store")
        return self.answer(datetime.now(UTC))


class Metrics(Monitored):
    """Figures of this process for Prometheus."""

    content_type = CONTENT_TYPE_LATEST

    def answer(self, now):
        return metrics.text(self.context._p_jar.db(), now)


class HealthDetails(Monitored):
    """Every part of the portal in JSON. The answer is 200 also when "ok" in it is false."""

    content_type = "application/json"

    def answer(self, now):
        parts = {
            name: {
                "ok": not health.problem,
                "problem": translate(health.problem, target_language="en"),
                "figures": health.figures,
            }
            for name, health in store.look(now)
        }
        parts["database"] = {"ok": database_answers(self.context)}
        well = all(part["ok"] for part in parts.values())
        return json.dumps({"ok": well, "parts": parts}, indent=2)
