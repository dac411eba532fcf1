"""Lists of services and contacts over HTTP."""

from etapalvelu.portal.core.tables.read import read_table
from plone import api
from tests.servicepoints import pages

import pytest
import transaction


@pytest.fixture()
def aino(client):
    return client("aino.lahti")


def listed(session, server, query):
    return pages.page(session.get(f"{server.url}/{query}", timeout=60))


@pytest.mark.parametrize(
    ("query", "inside", "outside"),
    [
        ("services?suitability=no", "Aseluvat", "Opintotuki"),
        ("services?channel=form", "Opintotuki", "Aseluvat"),
        ("services?language=en&q=VEROKORTTI", "Verokortti ja ennakkovero", "Opintotuki"),
        ("services?q=skattekort", "Verokortti ja ennakkovero", "Opintotuki"),
        ("contacts?responsibility=communications", "Leena Moilanen", "Eero Kangas"),
        ("contacts?q=elakel", None, "Eero Kangas"),
    ],
)
def test_filters(server, aino, query, inside, outside):
    found = pages.names(listed(aino, server, query))
    assert outside not in found
    assert inside in found if inside else found == []


def test_services_of_one_provider(server, aino):
    uid = api.content.get_uuid(server.portal["providers"]["kela"])
    found = listed(aino, server, f"services?provider={uid}")
    providers = {cell.text_content() for cell in found.cssselect("tbody td:nth-of-type(1)")}
    assert providers == {"Kela"}


def test_a_service_in_preparation_is_for_its_provider_only(server, client, aino):
    kela = server.portal["providers"]["kela"]
    with api.env.adopt_roles(["Manager"]):
        api.content.create(kela, "Service", id="salainen", title="Salainen palvelu")
    transaction.commit()
    places = ("services?q=salainen", "services-export?format=csv", "providers/kela")
    for place in places:
        answer = aino.get(f"{server.url}/{place}", timeout=60)
        assert answer.status_code == 200
        assert "Salainen" not in answer.text
    own = listed(client("timo.vainio"), server, "services?state=preparing")
    assert pages.names(own) == ["Salainen palvelu"]


@pytest.mark.parametrize("name", ["services", "contacts"])
def test_files_have_a_row_for_every_row_of_the_list(server, aino, name):
    answer = aino.get(f"{server.url}/{name}-export?format=csv", timeout=60)
    table = read_table(f"{name}.csv", answer.content)
    assert len(table.rows) == len(pages.names(listed(aino, server, f"{name}?all=1"))) > 5
