"""A new card opens with the facts of its service, or with the card in another language."""

from html import unescape
from lxml import html

import transaction

SERVICE = "providers/verohallinto/kiinteistoverotus"


def fields(page):
    root = html.fromstring(page)
    found = root.xpath("//*[starts-with(@name, 'form.widgets.')]")
    values = {each.get("name").rpartition(".")[2].partition(":")[0]: each for each in found}
    return {
        name: each.text_content().strip() if each.tag == "textarea" else each.get("value")
        for name, each in values.items()
    } | {"language": root.xpath("//select[contains(@name, 'language')]/option[@selected]/@value")}


def test_facts_of_the_service_in_the_cards_language(client, server):
    session = client("maria.salonen")
    service = server.portal.unrestrictedTraverse(SERVICE)
    page = session.get(f"{server.url}/{SERVICE}", timeout=60).text
    assert "++add++ServiceCard?language=sv" in page
    form = session.get(f"{server.url}/{SERVICE}/++add++ServiceCard?language=sv", timeout=60).text
    assert "luonnokseksi" in unescape(form)
    found = fields(form)
    assert found["language"] == ["sv"]
    assert found["title"] == service.title_sv
    assert found["description"] == service.summary_sv
    assert service.summary_sv in found["what"]
    phone = next(row["phone"] for row in service.channels if row["phone"])
    assert found["phone"] == phone and phone in found["contact"]
    # Nothing exists before the author saves it.
    assert list(service.objectIds()) == []
    reader = client("aino.lahti").get(f"{server.url}/{SERVICE}", timeout=60).text
    assert "++add++ServiceCard" not in reader


def test_another_language_begins_with_the_first_cards_text(client, server):
    path = "providers/kela/opintotuki"
    first = server.portal.unrestrictedTraverse(f"{path}/card-fi")
    form = client("sari.hakala").get(f"{server.url}/{path}/++add++ServiceCard", timeout=60).text
    found = fields(form)
    assert found["language"] == ["sv"]
    assert found["steps"] == first.steps.raw.strip()
    assert "toisenkielisen kortin" in unescape(form).lower()


def test_a_strange_language_gets_the_first_free_one(client, server):
    for asked in ("xx", "<b>", "language=1"):
        form = client("maria.salonen").get(
            f"{server.url}/{SERVICE}/++add++ServiceCard", params={"language": asked}, timeout=60
        )
        assert form.status_code == 200
        assert fields(form.text)["language"] == ["fi"]


def test_what_is_left_unsaid_is_told_to_authors_only(client, server):
    path = "providers/kela/asumistuki/card-fi"
    card = server.portal.unrestrictedTraverse(path)
    card.classification = None
    transaction.commit()
    assert "Kortissa ei vielä kerrota" in client("sari.hakala").get(f"{server.url}/{path}").text
    reader = client("aino.lahti").get(f"{server.url}/{path}").text
    assert "Kortissa ei vielä kerrota" not in reader
    assert "Palveluntuottaja ei ole kirjoittanut luokituksesta" in reader
