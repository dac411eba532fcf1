"""Readers of notices, the clock of the jobs, and a mail server."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.notifications.jobs import Digests
from etapalvelu.portal.notifications.jobs import Spread
from tests.access.conftest import fresh_limits  # noqa: F401
from tests.access.conftest import send  # noqa: F401
from tests.access.conftest import smtp  # noqa: F401

import pytest
import transaction


@pytest.fixture()
def work():
    """Do what the scheduler does: spread changes, or make up the digests of a moment."""

    def run(digests=None):
        transaction.begin()
        (Spread() if digests is None else Digests()).run(digests or datetime.now(UTC))
        transaction.commit()

    return run
