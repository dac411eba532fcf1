"""From a reader's vote to the owner's answer."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.feedback import store
from etapalvelu.portal.feedback.personaldata import Comments
from etapalvelu.portal.feedback.records import root
from etapalvelu.portal.feedback.records import votes
from etapalvelu.portal.feedback.views import give
from etapalvelu.portal.notifications.records import mailbox
from html import unescape
from plone import api
from tests.notifications.conftest import send  # noqa: F401

import pytest
import re
import transaction

NOW = datetime.now(UTC)
CARD = "providers/kela/asumistuki/card-fi"
KELA = "providers/kela/content-feedback"
BAD = "<script>alert(1)</script> 😀 مرحبا"


@pytest.fixture(autouse=True)
def fresh_limit():
    give.PER_PERSON.clear()


def names():
    return root().contents.names()


def open_about(uid):
    return [name for name in root().open.names() if name.startswith(uid)]


def vote_name(page):
    return re.search(r'name="vote"[^>]*value="([^"]+)"', page)[1]


@pytest.mark.slow
def test_a_comment_is_answered_and_its_giver_told(server, client, send):  # noqa: F811
    uid = api.content.get_uuid(server.portal.unrestrictedTraverse(CARD))
    aino, hanna, editor = client("aino.lahti"), client("hanna.pylkko"), client("sari.hakala")
    give_page = f"{CARD}/give-feedback"
    for data in ({"helpful": "maybe"}, {}, {"helpful": "no", "comment": "x" * 1001}):
        answer = send(aino, give_page, data)
        assert answer.status_code == 422
    assert "x" * 1001 in answer.text, "what was typed is kept"
    send(aino, give_page, {"helpful": "yes"})
    answer = send(aino, give_page, {"helpful": "no", "comment": f"Numero puuttuu {BAD}"})
    assert "Kiitos palautteesta" in unescape(answer.text) and "Ei auttanut" in answer.text
    send(hanna, give_page, {"helpful": "no", "comment": "Nimettä", "anonymous": "1"})
    send(client("eero.kangas"), give_page, {"helpful": "yes"})
    transaction.begin()
    assert store.counts(uid) == (1, 2), "one vote of each person about a version"
    assert len(mailbox("sari.hakala").notices) == 2 and mailbox("maria.salonen") is None
    inbox = unescape(editor.get(f"{server.url}/inbox", timeout=60).text)
    assert "Lukija kommentoi: Yleinen asumistuki" in inbox
    page = editor.get(f"{server.url}/{KELA}", timeout=60).text
    assert "<script>alert" not in page and "مرحبا" in unescape(page)
    assert "Aino Lahti" in page and "Pylkk" not in page and "nimettä" in unescape(page)
    assert client("maria.salonen").get(f"{server.url}/{KELA}", timeout=60).status_code == 403
    first = vote_name(page)
    answer = send(editor, KELA, {"vote": first, "answer": " ", "send": "1"})
    assert answer.status_code == 422 and "aria-invalid" in answer.text
    answer = send(editor, KELA, {"vote": first, "answer": "y" * 2001, "send": "1"})
    assert answer.status_code == 422 and "y" * 2001 in answer.text
    send(editor, KELA, {"vote": first, "answer": "Lisätty <b>nyt</b>", "send": "1"})
    told = unescape(aino.get(f"{server.url}/inbox", timeout=60).text)
    assert "Vastaus sisällöstä Yleinen asumistuki: Lisätty <b>nyt</b>" in told
    page = editor.get(f"{server.url}/{KELA}", timeout=60).text
    second = vote_name(page)
    assert first != second
    send(editor, KELA, {"vote": second, "close": "1"})
    for gone in (first, "x y", "", f"{uid} x"):
        answer = send(editor, KELA, {"vote": gone, "answer": "Uudestaan", "send": "1"})
        assert "Joku on jo käsitellyt" in unescape(answer.text)
    transaction.begin()
    assert len(mailbox("sari.hakala").unread) == 0 == len(mailbox("timo.vainio").to_mail)
    assert mailbox("hanna.pylkko") is None, "who gave no name is told nothing"
    states = sorted(vote.state for vote in votes(uid).values())
    assert states == ["answered", "closed", "silent"] and not open_about(uid)
    handled = unescape(editor.get(f"{server.url}/{KELA}?show=handled", timeout=60).text)
    assert "Suljettu vastaamatta" in handled and "Lisätty" in handled
    answer = send(aino, give_page, {"helpful": "yes"}, page="subscriptions")
    assert "on jo käsitelty" in unescape(answer.text)
    # Another provider cannot answer about this content through its own page.
    send(hanna, give_page, {"helpful": "no", "comment": "Taas", "anonymous": "1"}, page=CARD)


def test_too_much_feedback_is_slowed_down(server, client, send):  # noqa: F811
    aino = client("aino.lahti")
    for _ in range(give.PER_PERSON.times):
        give.PER_PERSON.allow("aino.lahti")
    answer = send(aino, f"{CARD}/give-feedback", {"helpful": "no", "comment": "Liikaa"})
    assert answer.status_code == 429 and "Liikaa" in answer.text
    transaction.begin()
    assert api.content.get_uuid(server.portal.unrestrictedTraverse(CARD)) not in names()


def test_names_and_texts_go_in_their_time(portal):
    card = portal.unrestrictedTraverse(CARD)
    uid = api.content.get_uuid(card)
    store.vote("aino.lahti", card, "no", "Teksti", False, NOW - timedelta(days=400))
    store.vote("hanna.pylkko", card, "no", "Uusi", True, NOW)
    before = NOW - timedelta(days=365)
    assert Comments().due(before).count == 1
    assert [row["comment"] for row in Comments().of_person("hanna.pylkko")] == ["Uusi"]
    assert Comments().apply(before, NOW, "anonymise") == 1
    assert Comments().apply(before, NOW, "anonymise") == 0
    assert {(vote.user_id, vote.comment) for vote in votes(uid).values()} == {
        ("", ""),
        ("", "Uusi"),
    }
    assert store.counts(uid) == (0, 2) and len(open_about(uid)) == 1
    store.vote("eero.kangas", card, "no", "Nimellä", False, NOW)
    with api.env.adopt_roles(["Manager"]):
        portal.portal_membership.deleteMembers(["eero.kangas"])
        assert not any(vote.user_id for vote in votes(uid).values())
        api.content.delete(card)
    assert uid not in names() and not open_about(uid)
