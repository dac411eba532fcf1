"""A plan is for its own organisation and the coordinator."""

from html import unescape

import pytest

OTHERS = ("hanna.pylkko", "sari.hakala", "outi.laitinen")
PLAN = "points/kuhmo/take-up-2026"
DRAFT = "providers/verohallinto/spring-2027"


@pytest.mark.parametrize("reader", OTHERS)
def test_another_organisation_sees_nothing_of_it(client, server, reader):
    session = client(reader)
    json = {"Accept": "application/json"}
    assert "Kuhmo 2026" not in unescape(session.get(f"{server.url}/communication-plans").text)
    for path in (PLAN, DRAFT):
        assert session.get(f"{server.url}/{path}").status_code in (401, 403, 404)
        assert session.get(f"{server.url}/{path}", headers=json).status_code in (401, 403, 404)
    found = session.get(f"{server.url}/@search?portal_type=CommunicationPlan", headers=json)
    assert found.json()["items_total"] == 0


def test_its_own_people_and_the_coordinator_read_it(client, server):
    for reader in ("eero.kangas", "leena.moilanen", "kaisa.rantala"):
        session = client(reader)
        assert "Kuhmo 2026" in unescape(session.get(f"{server.url}/communication-plans").text)
        page = unescape(session.get(f"{server.url}/{PLAN}").text)
        assert "7/7 osaa täytetty" in page and "1. Kohderyhmät" in page
    assert client("riikka.heino").get(f"{server.url}/{DRAFT}").status_code == 200


def test_parts_that_miss_are_told(client, server):
    page = unescape(client("riikka.heino").get(f"{server.url}/{DRAFT}").text)
    assert page.count("Tätä osaa ei ole vielä täytetty.") == 5
