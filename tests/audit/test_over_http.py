"""What real requests leave in the log, also those that are refused."""

from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import records
from etapalvelu.portal.audit import store
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import pytest
import re
import requests
import transaction


def last(events):
    assert events, "nothing was recorded"
    return events[-1]


def test_logins_views_exports_and_refusals(server, client, written):
    manager = client("eero.kangas")
    line = last(written("login.succeeded", fresh=True))
    assert (line.actor, line.target, line.source) == ("eero.kangas", "eero.kangas", "127.0.0.1")
    assert re.fullmatch("[0-9a-f]{32}", line.request)

    # An address in a header that anybody can send is not believed.
    forged = {"X-Forwarded-For": "203.0.113.9", "X-Request-ID": "seen-by-proxy-1"}
    url = f"{server.url}/points/kuhmo"
    assert manager.get(f"{url}/person?id=aino.lahti", headers=forged).status_code == 200
    line = last(written("person.viewed", fresh=True))
    assert (line.actor, line.target, line.source) == ("eero.kangas", "aino.lahti", "127.0.0.1")
    assert line.request == "seen-by-proxy-1"

    assert "eero.kangas@" in manager.get(f"{url}/people").text
    assert last(written("people.viewed", fresh=True)).details["contact_details"] is True
    assert manager.get(f"{server.url}/contacts-export?format=csv&q=kela").status_code == 200
    line = last(written("personal_data.exported", fresh=True))
    assert line.details["filters"] == {"q": "kela"}
    assert line.details["people"] > 0

    # The request is rolled back, the line stays.
    refused = manager.get(f"{server.url}/points/mikkeli/person?id=hanna.pylkko")
    assert refused.url != f"{server.url}/points/mikkeli/person?id=hanna.pylkko"
    line = last(written("access.refused", fresh=True))
    assert (line.actor, line.target) == ("eero.kangas", "/plone/points/mikkeli/person")

    manager.get(f"{server.url}/logout")
    assert last(written("logout", fresh=True)).actor == "eero.kangas"


def test_failed_logins_name_the_account_and_never_what_was_typed(server, client, written, logins):
    secret = "typed into the wrong field"
    for name in (logins["aino.lahti"], secret):
        form = {"__ac_name": name, "__ac_password": "wrong password", "buttons.login": "Log in"}
        assert "__ac" not in client().post(f"{server.url}/login", data=form).cookies
    lines = written("login.failed", fresh=True)[-2:]
    assert [(line.actor, line.target, line.source) for line in lines] == [
        ("", "aino.lahti", "127.0.0.1"),
        ("", "", "127.0.0.1"),
    ]
    basic = client().get(f"{server.url}/contacts", auth=(logins["eero.kangas"], "wrong password"))
    assert basic.status_code != 200 or "login" in basic.url
    assert last(written("login.failed", fresh=True)).target == "eero.kangas"
    service = f"{server.url}/++api++/@login"
    client().post(service, json={"login": logins["sari.hakala"], "password": "wrong password"})
    assert last(written("login.failed", fresh=True)).target == "sari.hakala"
    everything = str(written(fresh=True))
    assert secret not in everything and "wrong password" not in everything


def test_strangers_who_are_sent_to_the_login_page_leave_nothing(server, client, written):
    before = len(written(fresh=True))
    assert "login" in client().get(f"{server.url}/points").url
    assert len(written(fresh=True)) == before


def test_administration_in_plones_own_pages(server, written):
    administrator = requests.Session()
    administrator.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    page = administrator.get(f"{server.url}/@@usergroup-userprefs?searchstring=aino")
    assert page.status_code == 200 and "aino.lahti" in page.text
    line = last(written("people.viewed", fresh=True))
    assert (line.actor, line.target) == (SITE_OWNER_NAME, "/plone/@@usergroup-userprefs")
    assert administrator.get(f"{server.url}/++api++/@users/aino.lahti").status_code == 200
    assert last(written("people.viewed", fresh=True)).details["page"].endswith("@users")
    token = re.search(r'name="_authenticator"\s+value="(\w+)"', page.text)[1]
    form = {
        "_authenticator": token,
        "form.submitted": "1",
        "form.button.Modify": "1",
        "users.id:records": "aino.lahti",
        "users.roles:list:records": ["Member", "Site Administrator"],
    }
    answer = administrator.post(f"{server.url}/@@usergroup-userprefs", data=form)
    assert answer.status_code == 200
    line = last(written("role.changed", fresh=True))
    assert (line.actor, line.target) == (SITE_OWNER_NAME, "aino.lahti")
    assert (line.before, line.after) == ([], ["Site Administrator"])


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_not_even_a_manager_changes_the_log(server, written, method):
    store.record("test.done", "/x")
    chain.seal()
    transaction.commit()
    before = [segment.packed for segment in records.log().segments.values()]
    for path in ("audit-log", "++api++/audit-log", "++api++/@audit-log", "__annotations__"):
        requests.request(
            method,
            f"{server.url}/{path}",
            auth=(SITE_OWNER_NAME, SITE_OWNER_PASSWORD),
            headers={"Accept": "application/json"},
            json={"lines": []},
        )
    transaction.begin()
    assert [segment.packed for segment in records.log().segments.values()] == before
    assert chain.check() == []
    assert not [line for line in written() if line.action == "log.cut"]
