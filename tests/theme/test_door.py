"""Strangers learn nothing at the door, and everybody learns what to do next."""

from datetime import datetime
from email import message_from_bytes
from email.policy import default
from html import unescape
from plone import api
from tests.access.conftest import run_outbox

import pytest
import re
import transaction

HTML = {"Accept": "text/html"}


def message(text):
    return re.findall(r'class="alert[^>]*>\s*<p>(.*?)</p>', text, re.S)


def test_a_wrong_password_and_a_wrong_user_are_answered_alike(client, server, logins):
    answers = [
        client().post(
            f"{server.url}/login",
            data={"__ac_name": name, "__ac_password": "wrong", "buttons.login": "1"},
            timeout=60,
        )
        for name in (logins["aino.lahti"], "nobody@nowhere.example")
    ]
    assert message(answers[0].text)
    assert message(answers[0].text) == message(answers[1].text)
    assert answers[0].status_code == answers[1].status_code


def test_missing_fields_are_told_beside_them(client, server):
    text = (
        client()
        .post(f"{server.url}/login", data={"__ac_name": "x", "buttons.login": "1"}, timeout=60)
        .text
    )
    assert 'id="__ac_password-error"' in text
    assert 'value="x"' in text


@pytest.fixture()
def mailed(server, tmp_path, monkeypatch):
    """Messages that have left the portal, put into a folder as in development."""
    monkeypatch.setenv("ETAPALVELU_MAIL_FOLDER", str(tmp_path / "mail"))
    api.portal.set_registry_record("plone.email_from_address", "portaali@verkosto.example")
    transaction.commit()

    def messages():
        run_outbox()
        paths = (tmp_path / "mail" / "new").iterdir()
        return [message_from_bytes(path.read_bytes(), policy=default) for path in paths]

    return messages


def test_password_letters_do_not_tell_who_has_an_account(client, server, logins, mailed):
    answers = [
        client().post(f"{server.url}/mail_password_form", data={"userid": address}, timeout=60)
        for address in (logins["aino.lahti"], "nobody@nowhere.example")
    ]
    assert 'role="status"' in answers[0].text
    assert answers[0].text == answers[1].text
    assert answers[0].status_code == answers[1].status_code == 200
    assert [message["To"] for message in mailed()] == [logins["aino.lahti"]]


@pytest.mark.parametrize("path", ["points/kuhmo", "points/no-such", "no-such", "providers/kela"])
def test_missing_and_secret_pages_are_one_to_a_stranger(client, server, path):
    answer = client().get(f"{server.url}/{path}", headers=HTML, allow_redirects=False, timeout=60)
    assert answer.status_code == 302
    assert answer.text == ""
    assert answer.headers["Location"].split("?")[0].endswith("/require_login")


def test_a_member_is_told_that_a_page_is_missing(client, server):
    answer = client("aino.lahti").get(f"{server.url}/no-such", headers=HTML, timeout=60)
    assert answer.status_code == 404
    assert "Sivua ei l" in answer.text
    assert "site-nav" in answer.text


def test_a_member_is_told_that_a_page_is_not_his(client, server):
    answer = client("aino.lahti").get(f"{server.url}/points/kuhmo/edit", headers=HTML, timeout=60)
    assert answer.status_code == 403
    assert "Sinulla ei ole" in answer.text


def test_language_is_chosen_by_post_and_kept(client, server):
    session = client("aino.lahti")
    here = f"{server.url}/points/kuhmo"
    answer = session.post(
        f"{server.url}/@@set-language", data={"language": "sv", "came_from": here}, timeout=60
    )
    assert answer.url == here
    assert re.search('<html[^>]* lang="sv"', answer.text)
    assert "Serviceställen" in answer.text or "Servicest&#228;llen" in answer.text


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_language_does_not_lead_out_of_the_portal(client, server, target):
    answer = client().post(
        f"{server.url}/@@set-language",
        data={"language": "sv", "came_from": target},
        allow_redirects=False,
        timeout=60,
    )
    assert answer.headers["Location"].rstrip("/") == server.url


@pytest.mark.parametrize("language", ["de", "", "../x"])
def test_unknown_languages_are_refused(client, server, language):
    answer = client().post(f"{server.url}/@@set-language", data={"language": language}, timeout=60)
    assert answer.status_code == 400
    assert "Set-Cookie" not in answer.headers


def test_a_link_cannot_change_the_language(client, server):
    answer = client().get(
        f"{server.url}/@@set-language?language=sv", allow_redirects=False, timeout=60
    )
    assert "I18N_LANGUAGE" not in answer.headers.get("Set-Cookie", "")


@pytest.fixture()
def reset_key(client, server, logins, mailed):
    """The secret of a real letter to a person who has forgotten the password."""
    client().post(
        f"{server.url}/mail_password_form", data={"userid": logins["aino.lahti"]}, timeout=60
    )
    text = mailed()[0].get_body(("plain",)).get_content()
    return re.search(r"passwordreset/(\w+)", text)[1]


NEW_PASSWORD = {"password": "kuura-virsu-lahti-99", "password2": "kuura-virsu-lahti-99"}


def save_password(session, server, key, user):
    return session.post(
        f"{server.url}/passwordreset/{key}", data={"userid": user, **NEW_PASSWORD}, timeout=60
    )


def test_a_new_password_works_and_its_link_only_once(client, server, logins, reset_key):
    transaction.begin()
    api.portal.set_registry_record("plone.autologin_after_password_reset", False)
    transaction.commit()
    user = logins["aino.lahti"]
    assert "Salasana on vaihdettu" in save_password(client(), server, reset_key, user).text
    session = client()
    form = {"__ac_name": user, "__ac_password": NEW_PASSWORD["password"], "buttons.login": "1"}
    session.post(f"{server.url}/login", data=form, timeout=60)
    assert "__ac" in session.cookies
    again = client().get(f"{server.url}/passwordreset/{reset_key}", timeout=60)
    assert "Linkki ei toimi" in again.text


def test_the_form_says_beside_the_field_what_is_wrong(client, server, logins, reset_key):
    session = client()
    address = f"{server.url}/passwordreset/{reset_key}"
    assert 'name="password2"' in session.get(address, timeout=60).text
    form = {"userid": logins["aino.lahti"], "password": "lyhyt", "password2": "toinen"}
    answer = session.post(address, data=form, timeout=60)
    assert 'id="password-error"' in answer.text
    assert "lyhyt" not in answer.text


def test_the_link_of_another_person_is_refused(client, server, logins, reset_key):
    answer = save_password(client(), server, reset_key, logins["hanna.pylkko"])
    assert "Linkki ei toimi" in answer.text


def test_an_old_link_says_that_it_is_old(client, server, reset_key):
    transaction.begin()
    requests = server.portal.portal_password_reset._requests
    requests[reset_key] = (requests[reset_key][0], datetime(2026, 1, 1))
    transaction.commit()
    answer = client().get(f"{server.url}/passwordreset/{reset_key}", timeout=60)
    assert "Linkki on vanhentunut" in answer.text


@pytest.mark.parametrize(("language", "words"), [("sv", "Länken"), ("en", "The link")])
def test_a_broken_link_is_told_in_the_readers_language(client, server, language, words):
    session = client()
    session.post(f"{server.url}/@@set-language", data={"language": language}, timeout=60)
    answer = session.get(f"{server.url}/passwordreset/nonsense", timeout=60)
    assert words in unescape(answer.text)
    assert answer.status_code == 200


def test_the_foot_of_a_page_names_the_support_when_there_is_one(client, server):
    page = f"{server.url}/login"
    assert "mailto:tuki@etapalveluportaali.example" in client().get(page, timeout=60).text
    transaction.begin()
    api.portal.set_registry_record("etapalvelu.portal.core.support_email", "")
    transaction.commit()
    assert "mailto:" not in client().get(page, timeout=60).text
