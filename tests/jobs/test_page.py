"""The page of scheduled work, for those who look and for those who may run something."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.jobs import store
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from tests.jobs.counting import Count

import pytest
import re
import transaction

BROKEN = "[Errno 111] Connection refused"


@pytest.fixture()
def states(functional_portal, register):
    """One job of each kind, seen at noon."""
    now = datetime.now(UTC)
    for name in ("broken", "late", "new", "often"):
        register(
            f"test.{name}", Count(every=timedelta(seconds=10) if name == "often" else timedelta(1))
        )
    hour = timedelta(hours=1)
    store.failed("test.broken", now - hour, now - hour, OSError(BROKEN))
    store.succeeded("test.late", now - 72 * hour, now - 72 * hour, "counted")
    store.succeeded("test.often", now, now + timedelta(seconds=1.5), "0123456789" * 8)
    transaction.commit()
    return now


def owner(session):
    session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    return session


def test_only_an_administrator_has_a_job_run(states, server, client):
    url = f"{server.url}/jobs"
    kaisa, admin = client("kaisa.rantala"), owner(client())
    seen = kaisa.get(url, timeout=60).text
    assert BROKEN in seen
    assert 'name="job"' not in seen
    page = admin.get(url, timeout=60).text
    token = re.search(r'name="_authenticator"[^>]*value="(\w+)"', page)[1]
    form = {"job": "test.new", "_authenticator": token}
    assert kaisa.post(url, data=form, timeout=60).status_code == 403
    assert admin.post(url, data={"job": "test.new"}, timeout=60).status_code == 403
    assert admin.post(url, data={**form, "job": "no.such"}, timeout=60).status_code == 404
    transaction.begin()
    assert dict(store.schedule().wishes) == {}
    assert admin.post(url, data=form, timeout=60).status_code == 200
    transaction.begin()
    assert list(store.schedule().wishes) == ["test.new"]


@pytest.mark.browser
def test_the_page_in_a_browser(states, page, axe):
    for width in (1280, 390):
        coordinator = page("kaisa.rantala", width=width)
        coordinator.goto("jobs")
        assert "Ajastin ei" in coordinator.inner_text(
            "main"
        ) or "elonmerkkiä" in coordinator.inner_text("main")
        axe(coordinator)
        assert coordinator.evaluate("document.documentElement.scrollWidth") <= width
    store.beat(states, "test")
    transaction.commit()
    coordinator.reload()
    assert "Ajastin oli toiminnassa" in coordinator.inner_text("main")
    rows = coordinator.locator("main tbody tr").all_inner_texts()
    assert "Epäonnistuu" in rows[0] and BROKEN in rows[0]
    assert "Myöhässä" in rows[1]
