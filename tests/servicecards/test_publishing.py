"""A trainer writes, another publishes, an adviser of another municipality finds."""

from html import unescape
from plone import api

import pytest
import re
import transaction

SERVICE = "providers/verohallinto/kiinteistoverotus"
WORD = "tontinmittausvelvoite"


@pytest.fixture()
def draft(functional_portal, login):
    """A draft of Maria's with a word that stands nowhere else."""
    login("maria.salonen")
    service = functional_portal.unrestrictedTraverse(SERVICE)
    card = api.content.create(
        service, "ServiceCard", id="card-fi", title=f"Ohje {WORD}", language="fi"
    )
    transaction.commit()
    return card


def move(session, url, transition):
    page = session.get(url).text
    token = re.search(r'data-token="(\w+)"', page) or re.search(
        r'name="_authenticator" value="(\w+)"', page
    )
    target = f"{url}/content_status_modify"
    data = {"workflow_action": transition, "_authenticator": token[1]}
    return session.post(target, data=data)


def state(card):
    transaction.begin()
    return api.content.get_state(card)


def test_the_second_pair_of_eyes_publishes(draft, client, server):
    url = f"{server.url}/{SERVICE}/card-fi"
    maria, jari, hanna = client("maria.salonen"), client("jari.nurmi"), client("hanna.pylkko")
    move(maria, url, "submit")
    assert state(draft) == "in_review"
    move(maria, url, "publish")
    assert state(draft) == "in_review", "the author published his own text"
    move(hanna, url, "publish")
    assert state(draft) == "in_review", "a stranger published"
    move(jari, url, "publish")
    assert state(draft) == "published"

    assert WORD in hanna.get(url).text
    assert WORD in hanna.get(f"{server.url}/service-cards?q={WORD}").text
    assert url in hanna.get(f"{server.url}/@@search?SearchableText={WORD}").text
    headers = {"Accept": "application/json"}
    assert hanna.get(url, headers=headers).json()["title"] == f"Ohje {WORD}"
    found = hanna.get(f"{server.url}/@search?SearchableText={WORD}", headers=headers).json()
    assert [item["@id"] for item in found["items"]] == [url]


READERS = ("hanna.pylkko", "sari.hakala", "eero.kangas", "veikko.aalto")
PAGES = (
    f"{SERVICE}/card-fi",
    f"{SERVICE}/card-fi/view",
    SERVICE,
    "service-cards",
    f"service-cards?q={WORD}",
    f"@@search?SearchableText={WORD}",
    f"@@ajax-search?SearchableText={WORD}",
    f"search_rss?SearchableText={WORD}",
    "providers/verohallinto/RSS",
    f"{SERVICE}/RSS",
    f"{SERVICE}/folder_contents",
)
ENDPOINTS = (
    f"{SERVICE}/card-fi",
    f"{SERVICE}/card-fi/@workflow",
    f"{SERVICE}?fullobjects=1",
    f"{SERVICE}/@navigation",
    "@search?portal_type=ServiceCard&metadata_fields=_all&b_size=100",
    "@search?SearchableText=Ohje&fullobjects=1",
)


@pytest.mark.parametrize("reader", READERS)
def test_a_draft_is_nowhere_for_others(draft, client, server, reader):
    session = client(reader)
    for path in PAGES:
        text = unescape(session.get(f"{server.url}/{path}", timeout=60).text)
        # What the reader asked for comes back in the search form and in links.
        shown = re.sub(rf'(SearchableText|q)=(3D)?{WORD}|value="{WORD}"', "", text)
        assert f"Ohje {WORD}" not in shown, path
    headers = {"Accept": "application/json"}
    for path in ENDPOINTS:
        answer = session.get(f"{server.url}/{path}", headers=headers, timeout=60)
        assert WORD not in answer.text, path


def test_the_draft_is_there_for_its_own_organisation(draft, client, server):
    """The negative tests above would pass on an empty site."""
    jari = client("jari.nurmi")
    for path in (f"{SERVICE}/card-fi", "service-cards", SERVICE):
        assert WORD in jari.get(f"{server.url}/{path}").text, path


def test_the_way_to_a_new_card_is_shown_to_those_who_may(client, server):
    path = f"{server.url}/{SERVICE}"
    assert "++add++ServiceCard" in client("maria.salonen").get(path).text
    for reader in READERS:
        assert "++add++ServiceCard" not in client(reader).get(path).text


def test_the_list_is_narrowed(client, server):
    hanna = client("hanna.pylkko")
    swedish = unescape(hanna.get(f"{server.url}/service-cards?language=sv").text)
    assert "Flyttanmälan" in swedish and "Digituki" not in swedish
    kela = api.content.get_uuid(server.portal["providers"]["kela"])
    of_kela = unescape(hanna.get(f"{server.url}/service-cards?organisation={kela}").text)
    assert "Lapsiperheen etuudet" in of_kela and "Digituki" not in of_kela
    partly = unescape(hanna.get(f"{server.url}/service-cards?suitability=partly").text)
    assert "Extending a residence permit" in partly and "Digituki" not in partly


def test_rows_follow_the_names_of_the_provider(functional_portal, login):
    from zope.event import notify
    from zope.lifecycleevent import ObjectModifiedEvent

    with api.env.adopt_roles(["Manager"]):
        provider = functional_portal["providers"]["kela"]
        provider.title = "Uusi Kela"
        notify(ObjectModifiedEvent(provider))
    found = api.content.find(portal_type="ServiceCard", path="/plone/providers/kela")
    assert found
    with api.env.adopt_roles(["Manager"]):
        found = api.content.find(portal_type="ServiceCard", path="/plone/providers/kela")
        assert {brain.listing["provider"]["title"] for brain in found} == {"Uusi Kela"}
