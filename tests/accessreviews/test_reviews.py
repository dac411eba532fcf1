"""The yearly review: over HTTP, by its job, and in Chromium."""

from DateTime import DateTime
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.access import store as access
from etapalvelu.portal.accessreviews import grants
from etapalvelu.portal.accessreviews import rules
from etapalvelu.portal.accessreviews import store
from etapalvelu.portal.accessreviews.jobs import Remind
from etapalvelu.portal.accessreviews.personaldata import Confirmations
from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import rules as audit
from etapalvelu.portal.outbox import store as outbox
from html import unescape
from plone import api

import os
import pytest
import re
import transaction

SHOTS = os.environ.get("SCREENSHOTS")
TOKEN = re.compile(r'name="_authenticator" value="([^"]+)"')
DAY = timedelta(days=1)


@pytest.fixture()
def kuhmo(functional_portal):
    return functional_portal["points"]["kuhmo"]


def post(session, url, **form):
    form["_authenticator"] = TOKEN.search(session.get(url, timeout=60).text)[1]
    return session.post(url, data=form, timeout=60)


def decisions(organisation, **by_user):
    """Keep everybody, but what is said of a user id with "_" for "."."""
    transaction.begin()
    return {
        grant.key: by_user.get(grant.user_id.replace(".", "_"), rules.KEEP)
        for grant in grants.memberships(organisation)
    }


def test_the_manager_decides_about_each_and_the_ended_role_is_gone(server, client, kuhmo):
    url = f"{server.url}/points/kuhmo/access-review"
    session = client("eero.kangas")
    form = decisions(kuhmo, aino_lahti=rules.END)
    page = unescape(session.get(url, timeout=60).text)
    assert "Aino Lahti" in page
    assert "Kaisa Rantala" in page, "the coordinator reaches every organisation"
    assert ">admin<" not in page, "no login names of administrators"
    undecided = dict(list(form.items())[1:])
    answer = post(session, url, **undecided)
    assert answer.status_code == 422
    assert session.post(url, data=form, timeout=60).status_code == 403, "without the token"
    transaction.begin()
    assert access.memberships("aino.lahti")
    before = datetime.now(UTC)
    assert post(session, url, **form).status_code == 200
    transaction.begin()
    assert access.memberships("aino.lahti") == []
    line = store.line(kuhmo)
    assert line.last.by == "eero.kangas"
    assert line.last.ended == (("aino.lahti", "Adviser"),)
    assert line.due - before > 364 * DAY
    actions = {audit.read(text).action for text in chain.waiting()}
    assert {"access_review.confirmed", "role.ended"} <= actions


def test_the_last_manager_stays_and_others_cannot_confirm(server, client, kuhmo):
    url = f"{server.url}/points/kuhmo/access-review"
    form = decisions(kuhmo, eero_kangas=rules.END)
    assert post(client("eero.kangas"), url, **form).status_code == 422
    transaction.begin()
    assert access.memberships("eero.kangas")
    auditor = client("veikko.aalto")
    page = auditor.get(url, timeout=60).text
    assert 'type="radio"' not in page
    token = TOKEN.search(auditor.get(f"{server.url}/profile", timeout=60).text)[1]
    auditor.post(url, data=decisions(kuhmo) | {"_authenticator": token}, timeout=60)
    for stranger in ("outi.laitinen", "aino.lahti"):
        assert client(stranger).get(url, timeout=60).status_code != 200
    transaction.begin()
    assert store.line(kuhmo).last is None


def test_every_way_to_a_role_is_shown(functional_portal, kuhmo):
    api.user.create(email="apu@kuhmo.example", username="apu", password="kolme-pitkaa-sanaa")
    kuhmo.manage_setLocalRoles("apu", ["Editor"])
    manager = api.portal.get_tool("acl_users").portal_role_manager
    manager.assignRoleToPrincipal("Manager", "apu")
    found = {(grant.user_id, grant.role, grant.through) for grant in grants.others(kuhmo)}
    assert ("apu", "Editor", rules.LOCAL) in found
    assert ("apu", "Manager", rules.DIRECT) in found
    assert ("kaisa.rantala", "Coordinator", rules.NETWORK) in found
    assert ("veikko.aalto", "Auditor", rules.NETWORK) in found
    assert any(through == rules.ROOT for _user, _role, through in found)
    assert not any(user == "outi.laitinen" for user, _role, _through in found)


def letters():
    return sorted(entry.recipient for entry in outbox.outbox().entries())


def test_reminders_go_once_at_each_stage(functional_portal, kuhmo):
    api.portal.set_registry_record("plone.email_from_address", "portaali@portaali.example")
    due = datetime(2027, 3, 1, tzinfo=UTC)
    for line in store.overview():
        place = functional_portal.unrestrictedTraverse(line.url.split("/plone/")[1])
        year_before = due if place == kuhmo else due + 1000 * DAY
        place.creation_date = DateTime(year_before - rules.YEAR)
        place.reindexObject(idxs=["created"])
    transaction.commit()
    assert Remind().run(due - 31 * DAY) == ""
    manager, coordinators = ["eero.kangas@kuhmo.example"], people("Coordinator")
    Remind().run(due - 30 * DAY)
    assert letters() == manager
    Remind().run(due - 30 * DAY)
    Remind().run(due - DAY)
    assert letters() == manager, "once"
    transaction.abort()
    Remind().run(due - DAY)
    assert letters() == manager, "again after an abort, and only once"
    Remind().run(due)
    assert letters() == manager * 2
    Remind().run(due + 7 * DAY)
    Remind().run(due + 8 * DAY)
    assert letters() == sorted(manager * 2 + coordinators)
    Remind().run(due + 14 * DAY)
    assert letters() == sorted(manager * 2 + coordinators * 2)
    # A worker that lost its record of the reminder sends nothing twice.
    store.to_write(api.content.get_uuid(kuhmo)).reminded = None
    Remind().run(due + 14 * DAY)
    assert letters() == sorted(manager * 2 + coordinators * 2)
    store.confirm(kuhmo, due + 15 * DAY, [], [])
    assert Remind().run(due + 21 * DAY) == ""


def people(role):
    return [person.email for person in access.people_with((role,))]


def test_old_confirmations_go_but_the_newest_stays(functional_portal, kuhmo, login):
    login("kaisa.rantala")
    now = datetime.now(UTC)
    for years in (5, 4, 1):
        store.confirm(kuhmo, now - years * 365 * DAY, [("aino.lahti", "Adviser")], [])
    kind = Confirmations()
    before = now - 3 * 365 * DAY
    assert kind.due(before).count == 2
    assert kind.apply(before, now, "delete") == 2
    assert kind.apply(before, now, "delete") == 0
    assert len(kind.of_person("aino.lahti")) == 1
    assert kind.of_person("hanna.pylkko") == []
    assert kind.apply(now, now, "delete") == 0


def test_the_overview_and_its_files(server, client, kuhmo):
    kuhmo.creation_date = DateTime() - 400
    kuhmo.reindexObject(idxs=["created"])
    transaction.commit()
    session = client("veikko.aalto")
    page = unescape(session.get(f"{server.url}/access-reviews", timeout=60).text)
    assert page.index("Kuhmo") < page.index("Mikkeli"), "the most urgent first"
    assert "Myöhässä" in page
    file = session.get(f"{server.url}/access-reviews-export?format=csv", timeout=60)
    assert "Kuhmon" in file.content.decode("utf-8-sig")
    xlsx = session.get(f"{server.url}/access-reviews-export", timeout=60)
    assert xlsx.content[:2] == b"PK"
    board = unescape(client("eero.kangas").get(server.url, timeout=60).text)
    assert "points/kuhmo/access-review" in board
    assert "access-review" not in client("outi.laitinen").get(server.url, timeout=60).text


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_accessible(page, axe, kuhmo, width):
    window = page("kaisa.rantala", width=width)
    for address in ("access-reviews", "points/kuhmo/access-review"):
        window.goto(address)
        if address.endswith("review"):
            window.click("main form[action$=access-review] button[type=submit]")
            window.wait_for_selector(".alert-danger")
        axe(window)
        assert window.evaluate("document.documentElement.scrollWidth") <= width
        if SHOTS:
            name = address.replace("/", "-")
            window.screenshot(path=f"{SHOTS}/{name}-{width}.png", full_page=True)
