"""The quick form on the list and the answer form on the question."""

from html import unescape
from plone import api

import pytest
import transaction

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture()
def send(client, server):
    def post(user_id, path, token=True, **fields):
        session = client(user_id)
        url = f"{server.url}/{path}"
        page = session.get(url, timeout=60).text
        if token and 'name="_authenticator" value="' in page:
            value = page.split('name="_authenticator" value="')[1].split('"')[0]
            fields["_authenticator"] = value
        return session.post(url, data=fields, timeout=60)

    return post


def questions(portal):
    transaction.begin()
    return [question.title for question in portal["questions"].objectValues()]


def test_any_member_asks_and_the_text_is_shown_as_text(functional_portal, send):
    answer = send(
        "hanna.pylkko",
        "questions",
        new_title=f"Kuka auttaa? {SCRIPT}",
        new_details=f"Ensimmäinen.\n\nToinen {SCRIPT}",
        new_theme="skills",
        ask="1",
    )
    assert answer.status_code == 200
    assert f"Kuka auttaa? {SCRIPT}" in questions(functional_portal)
    assert SCRIPT not in answer.text and "Kuka auttaa? &lt;script&gt;" in answer.text


def test_faults_are_told_beside_the_fields_and_what_was_typed_stays(functional_portal, send):
    before = questions(functional_portal)
    answer = send("hanna.pylkko", "questions", new_title="", new_details="Tämä säilyy", ask="1")
    assert "Tämä säilyy" in unescape(answer.text)
    assert 'id="new_title-error"' in answer.text and 'aria-invalid="true"' in answer.text
    assert questions(functional_portal) == before


def test_without_the_token_nothing_is_added(functional_portal, send):
    before = questions(functional_portal)
    fields = {"new_title": "Väärennetty?", "new_theme": "other", "ask": "1"}
    assert send("hanna.pylkko", "questions", token=False, **fields).status_code == 403
    assert questions(functional_portal) == before


def test_only_the_coordinator_answers(functional_portal, send, client, server):
    path = "questions/evening-hours"
    assert 'name="save_answer"' not in client("hanna.pylkko").get(f"{server.url}/{path}").text
    fields = {"answer": "Keksin itse.", "save_answer": "1"}
    token = client("hanna.pylkko").get(f"{server.url}/questions").text
    fields["_authenticator"] = token.split('name="_authenticator" value="')[1].split('"')[0]
    session = client("hanna.pylkko")
    session.post(f"{server.url}/{path}", data=fields, timeout=60)
    transaction.begin()
    assert not functional_portal["questions"]["evening-hours"].answer
    send("kaisa.rantala", path, answer="Kokeillaan keväällä.", save_answer="1")
    transaction.begin()
    question = functional_portal["questions"]["evening-hours"]
    assert question.answer == "Kokeillaan keväällä."
    assert api.content.get_state(question) == "answered"


def test_the_list_is_narrowed_by_theme_and_state(client, server):
    session = client("hanna.pylkko")
    asked = session.get(f"{server.url}/questions?state=asked").text
    assert "iltaisin" in asked and "Korvaako" not in asked
    work = session.get(f"{server.url}/questions?theme=work").text
    assert "Korvaako" in work and "iltaisin" not in work
