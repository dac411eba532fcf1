"""Deleted through any door, content waits in its organisation's bin and comes back whole."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import reading
from etapalvelu.portal.lifecycle import store as lifecycle
from etapalvelu.portal.privacy import store as privacy
from etapalvelu.portal.recyclebin import records
from etapalvelu.portal.recyclebin import store
from plone import api
from tests.lifecycle.conftest import JSON
from tests.lifecycle.conftest import Kit
from tests.lifecycle.conftest import card  # noqa: F401

import pytest
import transaction


def titles():
    transaction.begin()
    return sorted(entry.content.title for entry in records.entries().values())


@pytest.fixture()
def page(server, login):
    """A published page of Kela with a version, a note and a picture beside it."""
    login("sari.hakala")
    kela = server.portal["providers"]["kela"]
    content = api.content.create(kela, "Document", id="sivu", title="Salainen tukisivu")
    content.description = "Uudempi teksti"
    server.portal.portal_repository.save(content, comment="Toinen")
    api.content.transition(content, "submit")
    login("timo.vainio")
    api.content.transition(content, "publish")
    lifecycle.add_note(content, "Hinta muuttui", True)
    transaction.commit()
    return content


def kit(content, client):
    return Kit(content, content.absolute_url(), client)


def test_every_door_leads_to_the_bin(card, server, client):  # noqa: F811
    """The page of the portal, REST, the folder's contents, and a script."""
    card.post(
        "maria.salonen",
        "delete_confirmation",
        **{"form.buttons.Delete": "Poista", "form.submitted": "1"},
    )
    assert titles() == [card.content.title]
    with api.env.adopt_roles(["Manager"]):
        place = server.portal["providers"]["verohallinto"]
        for number in range(3):
            api.content.create(place, "Document", id=f"sivu{number}", title=f"Sivu {number}")
        api.content.delete(place["sivu0"])
        transaction.commit()
    kaisa = card.session("kaisa.rantala")
    url = place.absolute_url()
    assert kaisa.delete(f"{url}/sivu1", headers=JSON).status_code == 204
    uid = api.content.get_uuid(place["sivu2"])
    answer = card.post("kaisa.rantala", f"{url}/fc-delete", selection=f'["{uid}"]')
    assert answer.status_code == 200, answer.text
    assert titles() == sorted([card.content.title, "Sivu 0", "Sivu 1", "Sivu 2"])


def test_only_its_organisation_and_the_coordinator_see_it(page, server, client):
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(page)
        transaction.commit()
    entry = next(iter(records.entries().values()))
    url = f"{server.url}/recycle-bin"
    kela = kit(server.portal["providers"]["kela"], client)
    for manager in ("timo.vainio", "kaisa.rantala"):
        assert "Salainen tukisivu" in kela.session(manager).get(url).text, manager
    for other in ("riikka.heino", "eero.kangas", "sari.hakala", "hanna.pylkko", "veikko.aalto"):
        answer = kela.session(other).get(url)
        assert "Salainen" not in answer.text, other
        for step in ("restore", "purge"):
            answer = kela.post(other, url, **{step: entry.id})
            assert answer.status_code in (401, 403, 404) and "Salainen" not in answer.text
    assert titles() == ["Salainen tukisivu"] and "sivu" not in server.portal["providers"]["kela"]
    for path in ("@search?SearchableText=tukisivu", "@@search?SearchableText=tukisivu"):
        found = kela.session("kaisa.rantala").get(f"{server.url}/{path}", headers=JSON).text
        assert "Salainen tukisivu" not in found
    for odd in ({"restore": "nonsense"}, {"restore:int": "1"}, {"restore:list": entry.id}, {}):
        answer = kela.post("timo.vainio", url, **odd)
        assert answer.status_code in (400, 404), odd


def test_it_comes_back_whole(page, server, client):
    uid, history = api.content.get_uuid(page), versions(server.portal, page)
    assert history >= 2
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(page)
        transaction.commit()
    entry = next(iter(records.entries().values()))
    kela = kit(server.portal["providers"]["kela"], client)
    kela.post("timo.vainio", f"{server.url}/recycle-bin", restore=entry.id)
    transaction.begin()
    found = server.portal["providers"]["kela"]["sivu"]
    assert api.content.get_uuid(found) == uid and api.content.get_state(found) == "published"
    assert api.content.find(UID=uid)[0].Title == "Salainen tukisivu"
    assert versions(server.portal, found) == history
    assert found.Creator() == "sari.hakala" and "timo.vainio" not in dict(found.get_local_roles())
    assert lifecycle.of(found).notes[0].text == "Hinta muuttui"
    assert titles() == []
    chain.seal()
    assert {"object.deleted", "object.restored"} <= set(reading.actions())
    reader = kela.session("hanna.pylkko").get(found.absolute_url())
    assert reader.status_code == 200 and "Salainen tukisivu" in reader.text


def test_a_taken_or_missing_place_is_said(page, server, client, login):
    kela = server.portal["providers"]["kela"]
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(page)
        api.content.create(kela, "Document", id="sivu", title="Uusi")
        transaction.commit()
    entry = next(iter(records.entries().values()))
    answer = kit(kela, client).post("timo.vainio", f"{server.url}/recycle-bin", restore=entry.id)
    assert answer.status_code == 409 and "jo jotain muuta" in answer.text
    assert titles() == ["Salainen tukisivu"]
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(server.portal["providers"]["kela"], check_linkintegrity=False)
        transaction.commit()
    answer = kit(kela, client).post("kaisa.rantala", f"{server.url}/recycle-bin", restore=entry.id)
    assert answer.status_code == 409 and "ei enää ole" in answer.text


def test_after_thirty_days_nothing_is_left(page, server):
    uid = api.content.get_uuid(page)
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(page)
        entry = next(iter(records.entries().values()))
        now = datetime.now(UTC)
        entry.at = now - timedelta(days=29, hours=23)
        assert privacy.apply("recycle_bin", now) == 0
        entry.at = now - timedelta(days=30)
        history = entry.content._binned_history[0]
        assert privacy.apply("recycle_bin", now) == 1
        assert privacy.apply("recycle_bin", now) == 0
    assert not records.entries() and uid not in lifecycle.records.tree()
    assert len(server.portal.portal_historiesstorage.getHistory(history, countPurged=False)) == 0


def test_what_retention_deletes_does_not_wait(page, server):
    with api.env.adopt_roles(["Manager"]), store.for_good():
        api.content.delete(page)
    kela = server.portal["providers"]["kela"]
    person = next(c for c in kela.objectValues() if c.portal_type == "ContactPerson")
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(person)
    assert not records.entries()


def versions(portal, content):
    return len(portal.portal_repository.getHistoryMetadata(content))
