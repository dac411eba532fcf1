"""The page of a point: what whom it shows, and that text stays text."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.servicepoints.rules import HELSINKI
from tests.servicepoints import pages
from zope.schema import getFieldNamesInOrder

import pytest
import transaction

XSS = "<script>alert('x')</script>"
ESCAPED = "&lt;script&gt;"


def read(client, server, user_id, path="points/kuhmo"):
    return pages.page(client(user_id).get(f"{server.url}/{path}", timeout=60))


def hrefs(document):
    return {link.get("href") for link in document.cssselect("a")}


@pytest.mark.parametrize(
    ("user_id", "allowed"),
    [
        ("aino.lahti", True),
        ("eero.kangas", True),
        ("oskar.lindqvist", True),
        ("kaisa.rantala", True),
        ("hanna.pylkko", False),
        ("maria.salonen", False),
        ("leena.moilanen", False),
        ("veikko.aalto", False),
    ],
)
def test_meeting_links_are_for_the_point_and_the_experts(server, client, user_id, allowed):
    links = {row["url"] for row in server.portal["points"]["kuhmo"].meeting_links}
    assert links
    document = read(client, server, user_id)
    assert "Esimerkkikatu 4" in pages.words(document)
    assert links.issubset(hrefs(document)) is allowed
    answer = client(user_id).get(
        f"{server.url}/points/kuhmo", headers={"Accept": "application/json"}, timeout=60
    )
    assert answer.status_code == 200
    assert answer.json()["municipality"]["token"] == "290"
    assert ("meeting_links" in answer.json()) is allowed
    assert any(link in answer.text for link in links) is allowed


@pytest.mark.parametrize(
    ("user_id", "allowed"), [("aino.lahti", True), ("hanna.pylkko", False), ("kaisa.rantala", True)]
)
def test_people_are_linked_for_the_own_organisation(server, client, user_id, allowed):
    address = f"{server.url}/points/kuhmo/people"
    assert (address in hrefs(read(client, server, user_id))) is allowed


def test_todays_exception_is_on_the_page(server, client):
    point = server.portal["points"]["kuhmo"]
    today = datetime.now(HELSINKI).date()
    point.exceptions = [
        {"date": today, "until": None, "opens": "", "closes": "", "reason": "Putkirikko"},
        {"date": today + timedelta(days=40), "until": None, "opens": "10:00", "closes": "12:00",
         "reason": "Tapahtuma"},
        {"date": date(2020, 1, 1), "until": None, "opens": "", "closes": "", "reason": "Vanha"},
    ]  # fmt: skip
    transaction.commit()
    text = pages.words(read(client, server, "aino.lahti"))
    assert "Putkirikko" in text
    assert "10.00–12.00 (Tapahtuma)" in text
    assert "Vanha" not in text
    assert "Suljettu nyt" in text


def test_an_ended_provider_names_the_one_that_has_its_duties(server, client):
    document = read(client, server, "aino.lahti", "providers/maistraatti")
    notice = document.cssselect(".callout-warning")[0]
    assert "Digi- ja väestötietovirasto" in pages.words(notice)
    successor = read(client, server, "aino.lahti", "providers/digi-ja-vaestotietovirasto")
    assert f"{server.url}/providers/maistraatti" in hrefs(successor)
    assert not successor.cssselect(".callout-warning")


def test_the_electronic_service_is_the_first_channel(server, client):
    service = server.portal["providers"]["verohallinto"]["verokortti-ja-ennakkovero"]
    service.channels = [
        {"kind": "phone", "name": "Puhelin", "url": None, "phone": "029 1", "note": None},
        {"kind": "eservice", "name": "OmaVero", "url": "https://a.example", "phone": None,
         "note": None},
    ]  # fmt: skip
    transaction.commit()
    path = "providers/verohallinto/verokortti-ja-ennakkovero"
    titles = read(client, server, "aino.lahti", path).cssselect(".card-title")
    assert [title.text_content() for title in titles] == ["Sähköinen asiointi", "Puhelin"]


@pytest.mark.parametrize(
    ("path", "lists"),
    [
        ("points/kuhmo", ["points", "points/points-addresses"]),
        ("providers/verohallinto", ["providers"]),
        ("organisations/lupa-ja-valvontavirasto", ["organisations"]),
        (
            "providers/verohallinto/verokortti-ja-ennakkovero",
            ["services", "providers/verohallinto"],
        ),
        ("points/kuhmo/eero-kangas", ["contacts", "points/kuhmo"]),
    ],
)
def test_markup_in_any_text_field_is_shown_as_text(server, client, path, lists):
    content = server.portal.unrestrictedTraverse(path)
    filled = _fill(content)
    assert len(filled) >= 4
    content.reindexObject()
    transaction.commit()
    user = client("kaisa.rantala")
    for place in (path, f"{path}/edit", *lists):
        answer = user.get(f"{server.url}/{place}", timeout=60)
        assert answer.status_code == 200, place
        assert XSS not in answer.text, place
        assert ESCAPED in answer.text, place


def _fill(content):
    from plone.dexterity.utils import iterSchemata
    from zope.schema import Text
    from zope.schema import TextLine
    from zope.schema.interfaces import IList

    filled = []
    for schema in iterSchemata(content):
        for name in getFieldNamesInOrder(schema):
            field = schema[name]
            if type(field) in (Text, TextLine):
                setattr(content, name, XSS)
                filled.append(name)
            elif IList.providedBy(field) and hasattr(field.value_type, "schema"):
                rows = getattr(content, name) or []
                for row in rows:
                    row.update(
                        {
                            cell: XSS
                            for cell in getFieldNamesInOrder(field.value_type.schema)
                            if type(field.value_type.schema[cell]) is TextLine
                            and cell not in ("opens", "closes")
                        }
                    )
                    filled.append(name)
    return filled
