"""A service has one card in each language, however it is made and by however many at once."""

from concurrent.futures import ThreadPoolExecutor
from html import unescape
from plone import api
from zExceptions import BadRequest

import pytest
import re
import transaction

EDITORS = ("maria.salonen", "jari.nurmi")
SERVICE = "providers/verohallinto/kiinteistoverotus"


def add_by_form(session, url, language, title):
    form = f"{url}/{SERVICE}/++add++ServiceCard"
    page = session.get(form, timeout=60).text
    return session.post(
        form,
        data={
            "_authenticator": re.search(r'data-token="(\w+)"', page)[1],
            "form.widgets.IBasic.title": title,
            "form.widgets.language:list": language,
            "form.widgets.keywords": "kiinteistö",
            "form.buttons.save": "Save",
        },
        timeout=60,
    )


def cards(portal):
    transaction.begin()
    return sorted(portal.unrestrictedTraverse(SERVICE).objectIds())


def test_the_second_card_is_told_beside_the_field_and_the_text_stays(client, server):
    session = client(EDITORS[0])
    before = cards(server.portal)
    assert "card-sv" not in before
    assert add_by_form(session, server.url, "sv", "Fastighetsskatt").status_code == 200
    assert cards(server.portal) == sorted([*before, "card-sv"])
    answer = add_by_form(session, server.url, "sv", "Toinen ruotsiksi")
    text = unescape(answer.text)
    assert "Palvelulla on jo kortti tällä kielellä" in text
    assert "Toinen ruotsiksi" in text
    assert cards(server.portal) == sorted([*before, "card-sv"])


def test_two_authors_at_once_make_one_card(client, server):
    before = cards(server.portal)
    sessions = [client(editor) for editor in EDITORS]

    def add(number):
        title = f"Yhtä aikaa {number}"
        return unescape(add_by_form(sessions[number], server.url, "en", title).text)

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(add, (0, 1)))
    assert cards(server.portal) == sorted([*before, "card-en"])
    told = [n for n, answer in enumerate(answers) if "Palvelulla on jo kortti" in answer]
    assert len(told) == 1
    # The one who came second still has what was typed.
    assert f"Yhtä aikaa {told[0]}" in answers[told[0]] and "kiinteistö" in answers[told[0]]


def test_rest_cannot_choose_another_id_or_language(client, server):
    before = cards(server.portal)
    session = client(EDITORS[0])
    headers = {"Accept": "application/json"}
    url = f"{server.url}/{SERVICE}"
    body = {"@type": "ServiceCard", "title": "REST", "language": "se", "id": "oma-osoite"}
    assert session.post(url, json=body, headers=headers).status_code == 400
    assert cards(server.portal) == before
    del body["id"]
    made = session.post(url, json=body, headers=headers)
    assert made.status_code == 201, made.text
    assert made.json()["@id"].endswith("/card-se")
    assert session.post(url, json=body, headers=headers).status_code == 400
    changed = session.patch(f"{url}/card-se", json={"language": "en"}, headers=headers)
    assert changed.status_code == 400
    assert cards(server.portal) == sorted([*before, "card-se"])


def test_a_copy_or_another_name_is_refused(integration, login):
    login(EDITORS[0])
    service = integration["portal"].unrestrictedTraverse(
        "providers/verohallinto/verokortti-ja-ennakkovero"
    )
    with pytest.raises(BadRequest):
        api.content.copy(service["card-fi"], target=service, id="card-fi-copy")
    with pytest.raises(BadRequest):
        api.content.create(service, "ServiceCard", id="card-fi-2", title="Uusi", language="fi")
