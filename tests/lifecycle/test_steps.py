"""Submitted, sent back with a reason, published, out of date, withdrawn: over HTTP, as people."""

from html import unescape
from plone import api
from tests.lifecycle.conftest import JSON
from tests.lifecycle.conftest import OTHERS
from tests.lifecycle.conftest import WORD

import transaction


def test_a_text_comes_back_with_a_reason(card):
    card.move("maria.salonen", "submit")
    form = card.move("jari.nurmi", "send_back")
    assert card.state == "in_review" and "change-state?transition=send_back" in form.url
    empty = card.post("jari.nurmi", "@@change-state", transition="send_back", comment="  ")
    assert empty.status_code == 422 and 'id="comment-error"' in empty.text
    # A program must give the reason too.
    rest = card.session("jari.nurmi").post(f"{card.url}/@workflow/send_back", headers=JSON, json={})
    assert rest.status_code == 400 and card.state == "in_review"
    for stranger in ("sari.hakala", "hanna.pylkko"):
        answer = card.post(stranger, "@@change-state", transition="send_back", comment="Pois!")
        assert card.state == "in_review" and WORD not in answer.text
    card.post("jari.nurmi", "@@change-state", transition="send_back", comment="Lisää hinta.")
    assert card.state == "draft"
    assert "Lisää hinta." in card.session("maria.salonen").get(f"{card.url}/@@change-history").text


def test_steps_that_are_not_open_are_refused(card):
    for transition in ("archive", "flag", "publish", "nonsense", "", "send_back"):
        answer = card.post("maria.salonen", "@@change-state", transition=transition, comment="x")
        assert answer.status_code in (401, 403), transition
    assert card.state == "draft"
    odd = card.session("maria.salonen").get(f"{card.url}/@@change-state?transition:int=1")
    assert odd.status_code < 500


def test_an_edit_of_what_readers_see_asks_what_changed(card, server):
    maria = card.session("maria.salonen")
    assert "change_note" not in maria.get(f"{card.url}/edit").text
    card.publish()
    form = maria.get(f"{card.url}/edit").text
    assert "form.widgets.ILife.change_note" in form
    assert "IVersionable" not in form, "Plone's own comment would be asked for as well"
    silent = edit(card, form, title="Uusi nimi")
    assert "form-widgets-ILife-change_note" in silent.url or "Kerro lukijoille" in silent.text
    assert title(card) == f"Ohje {WORD}"
    edit(card, form, title="Uusi nimi", note="Hinta <b>muuttui</b>.", major="selected")
    assert title(card) == "Uusi nimi"
    page = card.session("hanna.pylkko").get(card.url).text
    assert "Hinta &lt;b&gt;muuttui&lt;/b&gt;." in page and "Merkittävä muutos" in page


def test_a_withdrawn_text_names_its_successor_and_shows_no_more(card, server):
    card.publish()
    kela = f"{server.url}/providers/kela/perhe-etuudet/card-fi"
    hidden = draft_beside(server)
    for address in (
        "https://toinen.example/sivu",
        "nonsense",
        hidden,
        card.url,
        f"{card.url}/view",
    ):
        answer = card.post("jari.nurmi", "@@change-state", transition="archive", comment="Vanha.",
                           successor=address)  # fmt: skip
        assert answer.status_code == 422 and 'id="successor-error"' in answer.text, address
        assert "Salainen luonnos" not in answer.text
    card.post("jari.nurmi", "@@change-state", transition="archive", comment="Laki & ohje vaihtui.",
              successor=f"{kela}/view")  # fmt: skip
    assert card.state == "archived"
    for reader in OTHERS:
        session = card.session(reader)
        gone = session.get(card.url, headers={"Accept": "text/html"})
        assert gone.status_code == 410, reader
        text = unescape(gone.text)
        assert "Laki & ohje vaihtui." in text and kela in text and f"Ohje {WORD}" in text
        assert "Salainen runko" not in text
        rest = session.get(card.url, headers=JSON)
        assert rest.status_code in (401, 403, 404) and "Salainen runko" not in rest.text
        for path in (f"service-cards?q={WORD}", f"@@search?SearchableText={WORD}", "service-cards"):
            shown = session.get(f"{server.url}/{path}").text
            assert f"Ohje {WORD}" not in shown, path
    stranger = card.client().get(card.url, headers={"Accept": "text/html"})
    assert "login" in stranger.url and "Laki" not in stranger.text
    own = card.session("maria.salonen").get(card.url)
    assert own.status_code == 200 and "Salainen runko" in own.text and kela in own.text
    assert (
        f"Ohje {WORD}" not in card.session("maria.salonen").get(f"{server.url}/service-cards").text
    )


def test_a_draft_that_was_taken_back_is_nobody_elses(card):
    card.publish()
    card.move("jari.nurmi", "retract")
    assert card.state == "draft"
    for reader in OTHERS:
        answer = card.session(reader).get(card.url, headers={"Accept": "text/html"})
        assert answer.status_code == 403 and WORD not in answer.text


def test_the_translation_bears_a_flag_until_somebody_looks(card, server, login):
    login("maria.salonen")
    service = card.content.aq_parent
    swedish = api.content.create(service, "ServiceCard", id="card-sv", title="Kort", language="sv")
    transaction.commit()
    url = card.url.replace("card-fi", "card-sv")
    for person, step in (("maria.salonen", "submit"), ("jari.nurmi", "publish")):
        card.post(person, f"{url}/content_status_modify", workflow_action=step)
    card.publish()
    reader, author = card.session("hanna.pylkko"), card.session("maria.salonen")
    assert "life-behind" not in reader.get(url).text
    change(card, author, card.url, "Hinta nousi.")
    seen = reader.get(url).text
    assert "life-behind" in seen and "Hinta nousi." in seen and "still-valid" not in seen
    assert "life-behind" not in reader.get(card.url).text
    for person in ("hanna.pylkko", "sari.hakala"):
        card.post(person, f"{url}/@@still-valid")
        assert "life-behind" in reader.get(url).text, person
    assert author.get(f"{url}/@@still-valid").status_code >= 400, "no change by a link"
    card.post("maria.salonen", f"{url}/@@still-valid")
    assert "life-behind" not in reader.get(url).text
    change(card, author, card.url, "Hinta laski.")
    assert "life-behind" in reader.get(url).text
    change(card, author, url, "Priset är nytt.")
    assert "life-behind" not in reader.get(url).text
    assert "life-behind" not in reader.get(card.url).text, "the source does not follow"
    assert swedish is not None


def change(card, session, url, note):
    answer = session.patch(url, headers=JSON, json={"description": note, "change_note": note})
    assert answer.status_code == 204, answer.text


def edit(card, form, title, note="", major=None):
    import re

    opened = re.search(r'name="form-opened-with"[^>]*value="([^"]*)"', form)
    data = {
        "form.widgets.IBasic.title": title,
        "form.widgets.ILife.change_note": note,
        "form-opened-with": unescape(opened[1]) if opened else "",
        "form.buttons.save": "Tallenna",
    }
    if major:
        data["form.widgets.ILife.major_change:list"] = major
    return card.post("maria.salonen", "edit", **data)


def title(card):
    transaction.begin()
    return card.content.title


def draft_beside(server):
    with api.env.adopt_roles(["Manager"]):
        api.content.create(
            server.portal["providers"]["kela"], "Document", id="luonnos", title="Salainen luonnos"
        )
        card = server.portal.unrestrictedTraverse(
            "providers/verohallinto/kiinteistoverotus/card-fi"
        )
        card.phone = "0295 000 000"
        card.description = "Salainen runko"
        transaction.commit()
    return f"{server.url}/providers/kela/luonnos"
