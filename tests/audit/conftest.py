"""Reads the log as the tests need it."""

from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import rules

import pytest
import transaction


@pytest.fixture()
def written():
    """Return the events that wait to be sealed, of an action or all: written("login.failed")."""

    def events(action=None, fresh=False):
        if fresh:
            transaction.begin()
        found = [rules.read(text) for text in chain.waiting()]
        return [event for event in found if action in (None, event.action)]

    return events
