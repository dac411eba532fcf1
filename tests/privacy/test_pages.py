"""The retention page and a person's own data, over HTTP and in Chromium."""

from etapalvelu.portal.access import accounts
from etapalvelu.portal.access import invitationstore
from etapalvelu.portal.access import store as access
from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import rules as audit
from etapalvelu.portal.privacy import store
from etapalvelu.portal.privacy.jobs import Retention
from html import unescape
from tests.privacy.conftest import NOW
from tests.privacy.conftest import ask
from zope.globalrequest import getRequest

import json
import os
import pytest
import re
import transaction

SHOTS = os.environ.get("SCREENSHOTS")
TOKEN = re.compile(r'name="_authenticator" value="([^"]+)"')


def post(session, url, **form):
    """Send a page's own form, with its token."""
    form["_authenticator"] = TOKEN.search(session.get(url, timeout=60).text)[1]
    return session.post(url, data=form, timeout=60)


def lines(action):
    transaction.begin()
    events = [audit.read(text) for text in chain.waiting()]
    return [event for event in events if event.action == action]


def saved(kind):
    transaction.begin()
    # The registry remembers values as long as the request of the test.
    getRequest().other.pop("_plone_registry_cache", None)
    return store.row(kind)


def form_of(table):
    facts = {}
    for row in table:
        if row.days is not None:
            facts[f"{row.kind}-days"] = str(row.days)
            facts[f"{row.kind}-action"] = row.action
            facts[f"{row.kind}-ground"] = row.ground
    return facts


def test_the_coordinator_changes_the_table_and_the_audit_log_says_how(server, client):
    session, url = client("kaisa.rantala"), f"{server.url}/retention"
    form = form_of(store.table())
    wrong = post(session, url, **form | {"invitations-days": "0"})
    assert wrong.status_code == 422
    assert 'href="#invitations-days"' in wrong.text
    assert 'value="0"' in wrong.text, "what was typed stays"
    answer = post(session, url, **form | {"invitations-days": "30", "invitations-confirmed": "1"})
    assert answer.status_code == 200
    row = saved("invitations")
    assert (row.days, row.confirmed) == (30, True)
    days, confirmed = lines("configuration.changed")[-2:]
    assert days.actor == "kaisa.rantala"
    assert (days.before["invitations"], days.after["invitations"]) == (90, 30)
    assert confirmed.after == ["invitations"]
    without_token = session.post(url, data=form, timeout=60)
    assert without_token.status_code == 403


def test_the_auditor_reads_the_table_and_cannot_change_it(server, client):
    session, url = client("veikko.aalto"), f"{server.url}/retention"
    page = session.get(url, timeout=60)
    assert page.status_code == 200
    assert 'name="invitations-days"' not in page.text
    token = TOKEN.search(session.get(f"{server.url}/profile", timeout=60).text)[1]
    form = form_of(store.table()) | {"invitations-days": "1", "_authenticator": token}
    assert session.post(url, data=form, timeout=60).status_code != 200
    assert saved("invitations").days == 90


@pytest.fixture()
def two_people(functional_portal, login):
    """A person with every kind of data, and another one whose data lie beside them."""
    login("kaisa.rantala")
    kuhmo = functional_portal["points"]["kuhmo"]
    mine = accounts.create("Oma Nimi", "oma@kuhmo.example", "kolme-pitkaa-sanaa", "+358 1")
    access.add_membership(mine, kuhmo, "Adviser")
    ask(kuhmo, "oma@kuhmo.example", "Oma Nimi", message="Oma viestini")
    ask(kuhmo, "toma@kuhmo.example", "Vieras Nimi", message="Vieras viesti")
    ask(kuhmo, "oma@kuhmo.example.vieras.example", "Vieras Toinen", message="Vieras viesti")
    for email in ("oma@kuhmo.example", "vieras@kuhmo.example"):
        invitationstore.invite(kuhmo, ["Adviser"], f"Kutsuttu {email}", email)
    transaction.commit()


def test_a_person_gets_his_own_data_and_nobody_elses(server, client, two_people, logins):
    logins["oma"] = "oma@kuhmo.example"
    session = client_with(client, server, "oma@kuhmo.example")
    url = f"{server.url}/my-data"
    assert "Oma viestini" not in session.get(url, timeout=60).text, "only when asked for"
    page = unescape(post(session, url, format="page").text)
    # For people in words; what there is nothing of is only named.
    for words in ("Kirjautui sisään", "Palveluneuvoja", "Henkilö itse", "Näitä tietoja ei ole"):
        assert words in page
    for machine in ("login.succeeded", "Adviser", "{'", "+00:00"):
        assert machine not in page
    file = post(session, url, format="json")
    assert file.headers["Content-Disposition"] == 'attachment; filename="personal-data.json"'
    assert "no-store" in file.headers["Cache-Control"]
    kinds = {part["kind"] for part in json.loads(file.content)["data"]}
    assert {"audit_log", "logins", "content"} <= kinds
    data = {part["kind"]: part["records"] for part in json.loads(file.content)["data"]}
    assert data["accounts"][0]["email"] == "oma@kuhmo.example"
    assert [record["role"] for record in data["memberships"]] == ["Adviser"]
    assert [record["message"] for record in data["account_requests_open"]] == ["Oma viestini"]
    assert len(data["invitations"]) == 1
    told = [(line["action"], line["by"]) for line in data["audit_log"]]
    assert ("login.succeeded", "self") in told
    assert ("role.granted", "another") in told
    for text in (page, file.text):
        assert "Oma viestini" in text
        assert "Vieras" not in text
        assert "vieras" not in text
        assert "kaisa.rantala" not in text
    assert [event.details["format"] for event in lines("personal_data.exported")] == [
        "page",
        "json",
    ]


def client_with(client, server, email):
    session = client()
    form = {
        "__ac_name": email,
        "__ac_password": "kolme-pitkaa-sanaa",
        "buttons.login": "Log in",
    }
    session.post(f"{server.url}/login", data=form, timeout=60)
    assert "__ac" in session.cookies
    return session


def test_nobody_gets_the_data_of_another_by_asking(server, client, two_people):
    session, url = client("aino.lahti"), f"{server.url}/my-data"
    answer = post(session, url, format="json", email="oma@kuhmo.example", user_id="oma", id="oma")
    assert "Oma viestini" not in answer.text
    assert json.loads(answer.content)["person"] == "aino.lahti"
    assert session.get(f"{server.url}/person-data", timeout=60).status_code != 200


def test_the_coordinator_answers_a_request_and_leaves_a_mark(server, client, two_people):
    session, url = client("kaisa.rantala"), f"{server.url}/person-data"
    form = {"email": "Oma@Kuhmo.example", "format": "json"}
    assert post(session, url, **form).status_code == 422, "not without a reason"
    answer = post(session, url, reason="Pyysi itse, tunnettiin pankkitunnuksilla", **form)
    assert "Oma viestini" in answer.text
    assert "Vieras" not in answer.text
    event = lines("personal_data.exported")[-1]
    assert event.actor == "kaisa.rantala"
    assert event.target == accounts.find("oma@kuhmo.example")
    assert event.details["reason"] == "Pyysi itse, tunnettiin pankkitunnuksilla"
    unknown = post(session, url, email="ei@kuhmo.example", reason="Pyysi itse", format="json")
    assert unknown.status_code == 422


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_accessible(page, axe, past, width):
    Retention().run(NOW)
    window = page("kaisa.rantala", width=width)
    for address in ("retention", "person-data", "my-data"):
        window.goto(address)
        if address == "my-data":
            window.click("button[value=page]")
            window.wait_for_selector("#kind-accounts")
        axe(window)
        assert window.evaluate("document.documentElement.scrollWidth") <= width
        if SHOTS:
            window.screenshot(path=f"{SHOTS}/{address}-{width}.png", full_page=True)
