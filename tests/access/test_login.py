"""The door: it tells nothing, lets in by e-mail in any case, and leads only into the portal."""

from tests.access.conftest import words

import pytest
import re


def try_login(session, server, name, password, came_from=None):
    form = {"__ac_name": name, "__ac_password": password, "buttons.login": "1"}
    if came_from:
        form["came_from"] = came_from
    return session.post(f"{server.url}/login", data=form, timeout=60, allow_redirects=False)


def without(text, *parts):
    text = re.sub(r'value="[0-9a-f]{20,}"', "", text)
    for part in parts:
        text = text.replace(part, "")
    return text


def test_wrong_person_and_wrong_password_answer_alike(server, client):
    known, unknown = "aino.lahti@kuhmo.example", "eioo.lahti@kuhmo.example"
    answers = [try_login(client(), server, name, "väärä salasana") for name in (known, unknown)]
    pages = {without(answer.text, known, unknown) for answer in answers}
    assert len(pages) == 1
    assert {answer.status_code for answer in answers} == {200}
    assert not any("__ac" in answer.cookies for answer in answers)


def test_forgotten_password_answers_alike(server, client, smtp):
    answers = []
    for address in ("aino.lahti@kuhmo.example", "eioo.lahti@kuhmo.example"):
        for view in ("mail_password", "mail_password_form"):
            url = f"{server.url}/{view}"
            answer = client().post(url, data={"userid": address}, timeout=60)
            answers.append((answer.status_code, without(answer.text, address)))
    assert len({page.replace("mail_password_form", "mail_password") for _s, page in answers}) == 1
    assert {status for status, _page in answers} == {200}
    assert smtp.to("aino.lahti@kuhmo.example") and not smtp.to("eioo.lahti@kuhmo.example")


def test_login_by_e_mail_in_any_case(server, client, demo_password):
    session = client()
    answer = try_login(session, server, "AINO.Lahti@Kuhmo.Example", demo_password)
    assert answer.status_code == 302 and "__ac" in session.cookies


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/", "//evil.example/x", "javascript:alert(1)", "http://localhost.evil/"],
)
def test_login_leads_only_into_the_portal(server, client, demo_password, address):
    answer = try_login(client(), server, "aino.lahti@kuhmo.example", demo_password, address)
    assert answer.headers["Location"].rstrip("/") == server.url


def test_login_leads_back_into_the_portal(server, client, demo_password):
    wanted = f"{server.url}/points/kuhmo"
    answer = try_login(client(), server, "aino.lahti@kuhmo.example", demo_password, wanted)
    assert answer.headers["Location"] == wanted


def test_language_of_the_profile_is_applied(server, client):
    session = client("sofia.nyman")
    assert session.cookies["I18N_LANGUAGE"] == "sv"
    page = session.get(server.url, timeout=60)
    assert 'lang="sv"' in page.text and "Hej, Sofia Nyman" in words(page)


def test_front_page_of_strangers_is_the_login_page(server, client):
    answer = client().get(server.url, timeout=60)
    assert "/login" in answer.url and answer.status_code == 200
    assert "Kuhmo" not in answer.text
