"""Writing in a copy while readers see the card, and what was changed afterwards."""

from etapalvelu.portal.lifecycle import store as lifecycle
from etapalvelu.portal.recyclebin import records
from tests.lifecycle.conftest import JSON
from tests.lifecycle.conftest import OTHERS
from tests.lifecycle.conftest import card  # noqa: F401

import transaction


def test_a_card_is_written_anew_while_readers_see_the_old_one(card, server):  # noqa: F811
    card.publish()
    maria, hanna = card.session("maria.salonen"), card.session("hanna.pylkko")
    assert "@@content-checkout" in maria.get(card.url).text
    assert "@@content-checkout" not in hanna.get(card.url).text
    for stranger in OTHERS:
        card.post(stranger, "@@content-checkout")
    assert copies(card) == []
    copy = card.post("maria.salonen", "@@content-checkout").url
    assert copies(card) == [copy.rsplit("/", 1)[1]]
    again = card.post("maria.salonen", "@@content-checkout")
    assert again.status_code in (401, 403) and len(copies(card)) == 1
    new = {"title": "Uusi ohje", "phone": "0295 111 222"}
    assert maria.patch(copy, headers=JSON, json=new).status_code == 204
    for stranger in OTHERS:
        answer = card.session(stranger).get(copy)
        assert answer.status_code in (401, 403) and "Uusi ohje" not in answer.text
        listed = card.session(stranger).get(f"{server.url}/service-cards").text
        assert "Uusi ohje" not in listed
    assert "0295 111 222" not in hanna.get(card.url).text
    card.post("maria.salonen", f"{copy}/content_status_modify", workflow_action="submit")
    card.post("jari.nurmi", f"{copy}/content_status_modify", workflow_action="publish")
    assert "Uusi ohje" not in hanna.get(f"{server.url}/service-cards").text
    silent = card.post("jari.nurmi", f"{copy}/@@content-checkin", note=" ")
    assert silent.status_code == 422 and 'id="note-error"' in silent.text
    card.post("jari.nurmi", f"{copy}/@@content-checkin", note="Uusi numero.", major="1")
    assert copies(card) == [] and card.state == "published"
    seen = hanna.get(card.url).text
    assert "0295 111 222" in seen and "Uusi numero." in seen and "Uusi ohje" in seen
    note = lifecycle.of(card.content).notes[0]
    assert note.text == "Uusi numero." and note.major
    assert not records.entries(), "a working copy that was used does not wait in the bin"


def test_a_copy_that_is_thrown_away_leaves_the_card_as_it_was(card):  # noqa: F811
    card.publish()
    copy = card.post("maria.salonen", "@@content-checkout").url
    card.post("hanna.pylkko", f"{copy}/@@content-cancel-checkout")
    assert len(copies(card)) == 1
    card.post("maria.salonen", f"{copy}/@@content-cancel-checkout")
    assert copies(card) == [] and not records.entries()
    form = card.session("jari.nurmi").get(f"{card.url}/edit")
    assert form.status_code == 200 and "form.buttons.save" in form.text


def test_a_version_is_compared_with_the_one_before(card):  # noqa: F811
    maria = card.session("maria.salonen")
    for text in ("<p>Varaa 30 minuuttia.</p>", "<p>Varaa 45 minuuttia.</p>"):
        what = {"content-type": "text/html", "data": text, "encoding": "utf-8"}
        answer = maria.patch(card.url, headers=JSON, json={"what": what, "phone": "<b>1</b>"})
        assert answer.status_code == 204, answer.text
    history = maria.get(f"{card.url}/@@change-history").text
    assert "@@compare?version=2" in history and "@@compare?version=0" not in history
    page = maria.get(f"{card.url}/@@compare?version=2").text
    assert "<del>30</del>" in page and "<ins>45</ins>" in page
    first = maria.get(f"{card.url}/@@compare?version=1").text
    assert "<b>1</b>" not in first and "&lt;b&gt;1&lt;/b&gt;" in first
    for odd in ("0", "-1", "99", "x", "²", "9" * 30, ""):
        assert maria.get(f"{card.url}/@@compare?version={odd}").status_code == 404, odd
    assert maria.get(f"{card.url}/@@compare?version:int=2").status_code == 404
    card.publish()
    for stranger in OTHERS:
        answer = card.session(stranger).get(f"{card.url}/@@compare?version=2")
        assert answer.status_code in (401, 403) and "<del>30</del>" not in answer.text


def copies(card):  # noqa: F811
    transaction.begin()
    return [id_ for id_ in card.content.aq_parent.objectIds() if "copy" in id_]
