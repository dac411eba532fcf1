"""Every role against every page of ours, with data of other organisations in it."""

from etapalvelu.portal.core.public import PUBLIC_VIEWS
from plone.locking.interfaces import ILockable
from tests.security.inventory import own_views
from tests.security.matrix import MATRIX
from tests.security.matrix import PARTS
from tests.security.personas import PERSONAS

import pytest
import transaction

ROWS = [row for rows in MATRIX.values() for row in rows]

# Views that show the content itself, which REST gives as well.
CONTENT_VIEWS = {"view", "document_view", "newsitem_view"}


@pytest.fixture()
def sessions(client):
    return {name: client(user_id) for name, user_id in PERSONAS.items()}


def opened(answer):
    """Tell whether the page was shown, or led on to somewhere else than the login."""
    there = answer.headers.get("Location", "")
    return answer.status_code == 200 or (answer.status_code == 302 and "require_login" not in there)


def test_the_matrix_is_complete(functional_portal):
    known = set(MATRIX) | PARTS
    missing = [view for view in own_views() if view not in known and view[0] not in PUBLIC_VIEWS]
    assert missing == []
    assert set(MATRIX) <= set(own_views())


@pytest.mark.slow
def test_who_opens_what(server, sessions):
    wrong = []
    for address, allowed in ROWS:
        for name, session in sessions.items():
            answer = session.get(f"{server.url}/{address}", allow_redirects=False, timeout=60)
            if opened(answer) != (name in allowed):
                wrong.append(f"{name} at {address}: {answer.status_code}")
            if address.endswith("/edit"):
                _unlock(server.portal, address.removesuffix("/edit"))
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_who_reads_what_by_rest(server, sessions):
    wrong = []
    for (view, _context), rows in MATRIX.items():
        for address, allowed in rows:
            if view not in CONTENT_VIEWS:
                continue
            for name, session in sessions.items():
                url = f"{server.url}/{address}"
                answer = session.get(url, headers={"Accept": "application/json"}, timeout=60)
                if (answer.status_code == 200) != (name in allowed):
                    wrong.append(f"{name} at {address}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


def _unlock(portal, path):
    """An open edit form keeps the next editor out; that is tested elsewhere."""
    transaction.begin()
    lockable = ILockable(portal.unrestrictedTraverse(path), None)
    if lockable is not None:
        lockable.clear_locks()
    transaction.commit()
