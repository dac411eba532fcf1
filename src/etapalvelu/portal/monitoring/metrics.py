"""Figures of this process in the format of Prometheus.

Each process of a portal tells of itself: a monitor asks every one at its own port.
"""

from etapalvelu.portal.monitoring import store
from prometheus_client import CollectorRegistry
from prometheus_client import Counter
from prometheus_client import Histogram
from prometheus_client import ProcessCollector
from prometheus_client import generate_latest
from prometheus_client.core import GaugeMetricFamily

import re

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
REQUESTS = Counter(
    "portal_requests",
    "Answered requests",
    ("view", "method", "status"),
    registry=REGISTRY,
)
SECONDS = Histogram(
    "portal_request_seconds",
    "Time until the answer was ready",
    ("view",),
    buckets=BUCKETS,
    registry=REGISTRY,
)


def count(environ, trace, seconds):
    """Count an answered request."""
    method = environ.get("REQUEST_METHOD", "")
    REQUESTS.labels(trace.view, method if method in METHODS else "other", trace.status).inc()
    SECONDS.labels(trace.view).observe(seconds)


def text(database, now):
    """Return all figures; the site is set."""
    registry = CollectorRegistry()
    registry.register(Now(database, now))
    return generate_latest(REGISTRY) + generate_latest(registry)


class Now:
    """What is looked up when it is asked for: the database's caches and the parts of the portal."""

    def __init__(self, database, now):
        self.database, self.now = database, now

    def collect(self):
        opened = self.database.connectionDebugInfo()
        yield GaugeMetricFamily("portal_zodb_connections", "Database connections", len(opened))
        yield GaugeMetricFamily(
            "portal_zodb_cached_objects",
            "Objects in the caches of all connections",
            self.database.cacheSize(),
        )
        well = GaugeMetricFamily("portal_well", "1 when a part has no problem", labels=["part"])
        for name, health in store.look(self.now):
            well.add_metric([name], 0 if health.problem else 1)
            for figure, value in health.figures.items():
                metric = re.sub(r"\W", "_", f"portal_{name}_{figure}")
                yield GaugeMetricFamily(metric, f"{figure} of {name}", value)
        yield well
