"""From a stranger's request to the first login, over HTTP and SMTP."""

from concurrent.futures import ThreadPoolExecutor
from etapalvelu.portal.access import requeststore
from tests.access.conftest import body
from tests.access.conftest import words

import pytest
import re

HONEYPOT = {"protected_1": ""}


@pytest.fixture()
def form(uid):
    """A complete request to Kuhmo."""
    return {
        "name": "Uusi Henkilö",
        "email": "Uusi.Henkilo@Kuhmo.example",
        "organisation": uid("points/kuhmo"),
        "role": "Adviser",
        "phone": "+358 00 000 9999",
        "message": "Aloitan ensi viikolla.",
        "consent": "1",
        **HONEYPOT,
    }


def test_request_approval_invitation_login(server, client, smtp, send, form, refresh):
    stranger = client()
    answer = send(stranger, "request-account", form)
    assert answer.url.endswith("/request-account?sent=1")
    (receipt,) = smtp.to("uusi.henkilo@kuhmo.example")
    assert "Kuhmon asiointipiste" in body(receipt)
    assert "Uusi Henkilö" not in body(receipt), "a stranger's words are not mailed to others"

    manager = client("eero.kangas")
    page = manager.get(f"{server.url}/account-requests", timeout=60).text
    assert "Aloitan ensi viikolla." in page
    id_ = re.search(r'name="id"[^>]*value="(\w+)"', page)[1]
    answer = send(manager, "account-requests", {"id": id_, "role": "Adviser", "approve": "1"})
    assert "uusi.henkilo@kuhmo.example" in answer.text

    token = smtp.token("uusi.henkilo@kuhmo.example")
    link = f"accept-invitation?token={token}"
    shown = stranger.get(f"{server.url}/{link}", timeout=60)
    assert "Uusi Henkilö" in words(shown) and "Palveluneuvoja" in words(shown)
    password = {"password": "kolme pitkää sanaa", "password_again": "kolme pitkää sanaa"}
    answer = send(stranger, "accept-invitation", {"token": token, **password}, page=link)
    assert answer.url == server.url
    assert "Uusi Henkilö" in words(answer) and "Kuhmon asiointipiste" in words(answer)

    portal = refresh()
    user_id = portal.acl_users.source_users.getUserIdForLogin("uusi.henkilo@kuhmo.example")
    assert re.fullmatch("[0-9a-f]{32}", user_id)
    later = client()
    login = {"__ac_name": "UUSI.henkilo@kuhmo.example", "__ac_password": "kolme pitkää sanaa"}
    later.post(f"{server.url}/login", data={**login, "buttons.login": "1"}, timeout=60)
    assert later.get(f"{server.url}/points/kuhmo", timeout=60).status_code == 200


def test_declined_with_a_reason(server, client, smtp, send, form, refresh):
    send(client(), "request-account", form)
    manager = client("eero.kangas")
    id_ = requeststore.waiting(None)[0].id if refresh() else None
    answer = send(manager, "account-requests", {"id": id_, "decline": "1", "reason": " "})
    assert answer.status_code == 422
    send(manager, "account-requests", {"id": id_, "decline": "1", "reason": "En tunne."})
    assert "En tunne." in body(smtp.to("uusi.henkilo@kuhmo.example")[-1])
    refresh()
    assert requeststore.waiting(None) == []


def test_typed_values_stay_and_errors_are_bound(server, client, send, form):
    form |= {"email": "ei osoite", "message": "x" * 2001, "name": "<b>Äiti</b>"}
    answer = send(client(), "request-account", form)
    assert answer.status_code == 422
    assert 'value="<b>Äiti</b>"' in words(answer) and "<b>" not in answer.text
    assert 'aria-describedby="email-help email-error"' in answer.text
    assert "2000" in answer.text
    assert 'id="name-error"' not in answer.text


def test_role_has_to_exist_in_the_organisation(client, send, form, refresh):
    answer = send(client(), "request-account", form | {"role": "Coordinator"})
    assert answer.status_code == 422
    assert 'id="role-error"' in answer.text
    refresh()
    assert requeststore.waiting(None) == []


@pytest.mark.parametrize("path", ["points/utsjoki", "providers/maistraatti"])
def test_organisations_that_do_not_work_are_not_offered(client, server, send, form, uid, path):
    hidden = uid(path)
    page = client().get(f"{server.url}/request-account", timeout=60).text
    assert hidden not in page
    answer = send(client(), "request-account", form | {"organisation": hidden})
    assert answer.status_code == 422


def test_the_answer_does_not_tell_who_has_an_account(client, smtp, send, form):
    known = send(client(), "request-account", form | {"email": "aino.lahti@kuhmo.example"})
    unknown = send(client(), "request-account", form)
    again = send(client(), "request-account", form)
    texts = {re.sub(r'value="[0-9a-f]{20,}"', "", a.text) for a in (known, unknown, again)}
    assert len(texts) == 1
    assert {a.status_code for a in (known, unknown, again)} == {200}
    # Both got the same letter, and repeating sends no second one.
    letters = [smtp.to("aino.lahti@kuhmo.example"), smtp.to("uusi.henkilo@kuhmo.example")]
    assert [len(found) for found in letters] == [1, 1]
    assert body(letters[0][0]) == body(letters[1][0])


@pytest.mark.parametrize("honeypot", ["https://spam.example", None])
def test_robots_are_refused(client, send, form, honeypot, refresh):
    answer = send(client(), "request-account", form | {"protected_1": honeypot})
    assert answer.status_code == 403
    refresh()
    assert requeststore.waiting(None) == []


def test_a_post_without_the_token_is_refused(server, client, form, refresh):
    answer = client().post(f"{server.url}/request-account", data=form, timeout=60)
    assert answer.status_code == 403
    refresh()
    assert requeststore.waiting(None) == []


def test_an_address_may_not_flood(client, smtp, send, form, refresh):
    session = client()
    for number in range(20):
        send(session, "request-account", form | {"email": f"u{number}@kuhmo.example"})
    answer = send(session, "request-account", form | {"email": "liikaa@kuhmo.example"})
    assert answer.status_code == 429
    assert 'value="liikaa@kuhmo.example"' in answer.text
    refresh()
    assert len(requeststore.waiting(None)) == 20


def test_words_of_strangers_stay_words(server, client, smtp, send, form):
    name = 'مريم <script>alert("x")</script> 🙂'
    send(client(), "request-account", form | {"name": name, "phone": "1\r\nBcc: x@y.example"})
    page = client("eero.kangas").get(f"{server.url}/account-requests", timeout=60)
    assert "<script>alert" not in page.text
    assert name in words(page)
    assert smtp.to("x@y.example") == []


def test_another_organisations_manager_sees_and_answers_nothing(
    server, client, smtp, send, form, refresh
):
    send(client(), "request-account", form)
    refresh()
    id_ = requeststore.waiting(None)[0].id
    for person in ("outi.laitinen", "riikka.heino"):
        other = client(person)
        page = other.get(f"{server.url}/account-requests", timeout=60)
        assert page.status_code == 200
        assert "Uusi Henkilö" not in words(page) and "kuhmo.example" not in page.text
        data = {"id": id_, "role": "Adviser", "approve": "1"}
        assert send(other, "account-requests", data, page="profile").status_code == 404
    adviser = client("aino.lahti")
    assert adviser.get(f"{server.url}/account-requests", timeout=60).status_code == 403
    refresh()
    assert len(requeststore.waiting(None)) == 1


def test_coordinator_sees_all(server, client, smtp, send, form):
    send(client(), "request-account", form)
    page = client("kaisa.rantala").get(f"{server.url}/account-requests", timeout=60)
    assert "Uusi Henkilö" in words(page)


def test_the_second_of_two_approvers_is_told(server, client, smtp, send, form, refresh):
    send(client(), "request-account", form)
    refresh()
    data = {"id": requeststore.waiting(None)[0].id, "role": "Adviser", "approve": "1"}
    sessions = [client("eero.kangas"), client("kaisa.rantala")]
    with ThreadPoolExecutor(2) as pool:
        answers = list(
            pool.map(lambda s: send(s, "account-requests", data, page="profile"), sessions)
        )
    told = [a for a in answers if "ehti käsitellä" in words(a)]
    assert len(told) == 1
    invitations = [
        letter
        for letter in smtp.to("uusi.henkilo@kuhmo.example")
        if "accept-invitation" in body(letter)
    ]
    assert len(invitations) == 1


def test_manager_cannot_approve_a_role_of_another_kind(server, client, smtp, send, form, refresh):
    send(client(), "request-account", form)
    refresh()
    id_ = requeststore.waiting(None)[0].id
    for role in ("Coordinator", "Expert", "Manager", ""):
        data = {"id": id_, "role": role, "approve": "1"}
        assert send(client("eero.kangas"), "account-requests", data).status_code == 422
    refresh()
    assert len(requeststore.waiting(None)) == 1
