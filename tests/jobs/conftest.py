"""Jobs of the tests, registered like those of a feature."""

from etapalvelu.portal.jobs.interfaces import IJob
from zope.component import getGlobalSiteManager

import pytest


@pytest.fixture()
def register():
    """Register a job for the test: register("test.count", job)."""
    manager, names = getGlobalSiteManager(), []

    def add(name, job):
        manager.registerUtility(job, IJob, name)
        names.append(name)

    yield add
    for name in names:
        manager.unregisterUtility(provided=IJob, name=name)
