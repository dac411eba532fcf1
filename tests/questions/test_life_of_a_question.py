"""Similar questions, the same question, the discussion, the answer, the follow-up, the agenda."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from datetime import date
from datetime import datetime
from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import reading
from etapalvelu.portal.audit.filters import Query
from etapalvelu.portal.notifications.records import mailbox
from etapalvelu.portal.questions import records
from etapalvelu.portal.questions.jobs import FollowUp
from html import unescape
from lxml import html
from plone import api

import pytest
import re
import transaction

pytestmark = pytest.mark.slow
SCRIPT = "<script>alert(1)</script>"
STRANGE = f"{SCRIPT} مرحبا بكم 👋🏽 " + "Ä" * 400
OPEN = "questions/evening-hours"


@pytest.fixture()
def send(client, server):
    sessions = {}

    def post(user_id, path, **fields):
        session = sessions.setdefault(user_id, client(user_id))
        url = f"{server.url}/{path}"
        token = re.search(r'name="_authenticator"[^>]*value="(\w+)"', session.get(url).text)
        return session.post(url, data={"_authenticator": token and token[1], **fields}, timeout=60)

    return post


def told(user_id, kind):
    transaction.begin()
    box = mailbox(user_id)
    return [] if box is None else [n for n in box.notices.values() if n.kind == kind]


def ask(send, user_id, title, **fields):
    return send(user_id, "questions", new_title=title, new_theme="premises", ask="1", **fields)


def titles(portal):
    transaction.begin()
    return [question.title for question in portal["questions"].objectValues()]


def test_similar_questions_are_shown_before_sending(functional_portal, send):
    title = "Tallennetaanko kaikki tapaamiset?"
    answer = ask(send, "hanna.pylkko", title, new_details="Säilyykö tämä?")
    text = unescape(answer.text)
    assert "Onko tätä jo kysytty" in text and "Tallennetaanko tapaaminen?" in text
    assert title in text and "Säilyykö tämä?" in text
    assert title not in titles(functional_portal)
    ask(send, "hanna.pylkko", title, confirmed="1")
    assert title in titles(functional_portal)
    ask(send, "hanna.pylkko", "Kuka pesee ikkunat?")
    assert "Kuka pesee ikkunat?" in titles(functional_portal)


def test_the_same_question_is_counted_once_per_person(functional_portal, send):
    question = functional_portal["questions"]["evening-hours"]
    before = len(records.same(question))
    send("hanna.pylkko", OPEN, same="1")
    answer = send("hanna.pylkko", OPEN, same="1")
    assert f"sama kysymys: {before + 1}" in unescape(answer.text)
    transaction.begin()
    assert len(records.same(question)) == before + 1
    people = ("tea.lundell", "matti.saarela", "noora.virta", "elle.kitti")
    with ThreadPoolExecutor(4) as pool:
        statuses = [a.status_code for a in pool.map(lambda who: send(who, OPEN, same="1"), people)]
    transaction.begin()
    # noora.virta is there from the beginning
    assert statuses == [200] * 4 and len(records.same(question)) == before + 4
    send("hanna.pylkko", OPEN, not_same="1")
    # The asker is not counted besides.
    send("joel.haavisto", OPEN, same="1")
    transaction.begin()
    assert len(records.same(question)) == before + 3
    assert "joel.haavisto" not in records.same(question)


def test_comments_are_text_and_moderated(functional_portal, send, client, server):
    question = functional_portal["questions"]["evening-hours"]
    before = set(records.comments(question))
    page = send("hanna.pylkko", OPEN, comment_text=STRANGE, comment="1").text
    assert SCRIPT not in page and "&lt;script&gt;" in page and "مرحبا بكم 👋🏽" in page
    empty = send("hanna.pylkko", OPEN, comment_text="  ", comment="1")
    assert "Kirjoita kommentti." in unescape(empty.text)
    long = send("hanna.pylkko", OPEN, comment_text="pitkä" * 500, comment="1")
    assert "pitkä" * 500 in long.text and 'id="comment-error"' in long.text
    transaction.begin()
    (mine,) = set(records.comments(question)) - before
    assert send("tea.lundell", OPEN, remove=mine).status_code == 404
    assert send("tea.lundell", OPEN, remove="nothing").status_code == 404
    transaction.begin()
    assert mine in records.comments(question)
    assert send("kaisa.rantala", OPEN, remove=mine).status_code == 200
    transaction.begin()
    assert mine not in records.comments(question)
    chain.seal()
    (line,) = reading.newest(Query(action="question_comment.removed"))
    assert line.event.actor == "kaisa.rantala" and "hanna.pylkko" in str(line.event)
    forged = client("hanna.pylkko").post(
        f"{server.url}/{OPEN}", data={"comment_text": "x", "comment": "1"}
    )
    assert forged.status_code == 403


def test_the_asker_is_told_and_stays_unknown(functional_portal, send, client, server):
    ask(send, "tea.lundell", "Kuka valvoo lamppua?", new_anonymous="1")
    transaction.begin()
    (question,) = [
        each for each in functional_portal["questions"].objectValues() if "lamppua" in each.title
    ]
    path = f"questions/{question.getId()}"
    send("hanna.pylkko", path, same="1")
    for bad in ("31.2.2027", "eilen", "2020-01-01", "9999-12-31", SCRIPT):
        answer = send("kaisa.rantala", path, answer="Piste.", check_on=bad, save_answer="1")
        assert 'id="check_on-error"' in answer.text and "Piste." in answer.text, bad
        assert SCRIPT not in answer.text
    assert told("tea.lundell", "questions.answered") == []
    send("kaisa.rantala", path, answer="Piste.", check_on="1.12.2027", save_answer="1")
    send("kaisa.rantala", path, answer="Piste itse.", check_on="2027-12-02", save_answer="1")
    for person in ("tea.lundell", "hanna.pylkko"):
        assert len(told(person, "questions.answered")) == 1, person
    assert told("aino.lahti", "questions.answered") == []
    assert question.check_on == date(2027, 12, 2) and question.answer == "Piste itse."
    for reader in ("hanna.pylkko", "tea.lundell"):
        page = client(reader).get(f"{server.url}/{path}", timeout=60).text
        main = html.fromstring(page).get_element_by_id("content").text_content()
        assert "Tea Lundell" not in main


def test_an_answer_is_checked_when_its_day_has_come(functional_portal, send):
    transaction.begin()
    with api.env.adopt_roles(["Manager"]):
        for _twice in range(2):
            FollowUp().run(datetime(2026, 11, 25, tzinfo=UTC))
    transaction.commit()
    assert len(told("kaisa.rantala", "questions.check")) == 1
    path = "questions/training-time"
    reader = send("hanna.pylkko", path, still_valid="1")
    assert reader.status_code in (401, 403) or "insufficient" in reader.url
    transaction.begin()
    assert functional_portal["questions"]["training-time"].check_on == date(2026, 11, 1)
    send("kaisa.rantala", path, still_valid="1")
    transaction.begin()
    assert functional_portal["questions"]["training-time"].check_on > date.today()


def test_an_answer_becomes_a_guide_or_a_card(functional_portal, send, client, server):
    path = "questions/is-meeting-recorded"
    question = functional_portal["questions"]["is-meeting-recorded"]
    question.answer = f"Ei tallenneta. {SCRIPT}"
    transaction.commit()
    missing = send("kaisa.rantala", f"{path}/promote", kind="card")
    assert missing.status_code == 422 and "Valitse kortin palvelu" in unescape(missing.text)
    for bad in ({"kind": "zzz"}, {"kind": "card", "service": "../x"}):
        assert send("kaisa.rantala", f"{path}/promote", **bad).status_code == 422
    answer = send("kaisa.rantala", f"{path}/promote", kind="guide")
    assert "/guides/" in answer.url and answer.url.endswith("/edit")
    service = "verohallinto/kiinteistoverotus"
    answer = send("kaisa.rantala", f"{path}/promote", kind="card", service=service)
    assert answer.url.endswith(f"{service}/card-fi/edit")
    taken = "verohallinto/kuolinpesan-verotus"
    card = server.portal.unrestrictedTraverse(f"providers/{taken}/card-fi")
    before = card.what.raw
    send("kaisa.rantala", f"{path}/promote", kind="card", service=taken)
    transaction.begin()
    assert card.what.raw == before
    with api.env.adopt_roles(["Manager"]):
        found = [api.content.get(UID=uid) for uid in records.became(question)]
    assert [each.portal_type for each in found] == ["Document", "ServiceCard", "ServiceCard"]
    assert all(api.content.get_state(each) == "draft" for each in found[:2])
    for each in found:
        page = client("kaisa.rantala").get(each.absolute_url(), timeout=60).text
        assert (
            "Tehty kysymyksestä" in unescape(page) and f'href="{question.absolute_url()}"' in page
        )
        assert SCRIPT not in page
    text = html.fromstring(client("kaisa.rantala").get(found[0].absolute_url()).text)
    assert "Ei tallenneta." in text.text_content()
    seen = client("hanna.pylkko").get(f"{server.url}/{path}", timeout=60).text
    # Drafts are no reader's.
    assert found[0].absolute_url() not in seen and card.absolute_url() in seen


def test_the_agenda_holds_what_was_chosen(functional_portal, client, server):
    session = client("eero.kangas")
    url = f"{server.url}/questions/agenda"
    page = html.fromstring(session.get(url, timeout=60).text)
    chosen = page.xpath("//input[@name='question'][@checked]/@value")
    folder = functional_portal["questions"]
    wanted = {api.content.get_uuid(folder[id_]) for id_ in ("evening-hours", "training-time")}
    assert set(chosen) == wanted
    sheet = unescape(session.get(url, params={"question": chosen}, timeout=60).text)
    assert folder["evening-hours"].title in sheet and folder["training-time"].title in sheet
    assert folder["is-meeting-recorded"].title not in sheet
    assert sheet.count('class="agenda-notes"') == 2
    gone = session.get(url, params={"question": ["zzz", SCRIPT]}, timeout=60)
    assert gone.status_code == 200 and SCRIPT not in gone.text
