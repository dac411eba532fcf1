"""Codes of an authenticator app, over every way in."""

from base64 import b64encode
from datetime import UTC
from datetime import datetime
from etapalvelu.portal.signin import hashing
from etapalvelu.portal.signin import secondfactor
from etapalvelu.portal.signin import store
from html import unescape
from plone import api
from tests.signin.conftest import WRONG
from tests.signin.conftest import post
from ZPublisher.HTTPResponse import HTTPResponse

import pyotp
import pytest
import re
import requests
import time
import transaction

JSON = {"Accept": "application/json"}
COORDINATOR = "kaisa.rantala"


def code(secret, step=0):
    return pyotp.TOTP(secret).at(time.time() + step * 30)


@pytest.fixture()
def enrolled(functional_portal):
    """Switch the second factor of a person on and return the secret; no code was used yet."""

    def switch_on(user_id):
        transaction.begin()
        record = store.record_to_write(user_id)
        record.secret, record.since = pyotp.random_base32(), datetime.now(UTC)
        transaction.commit()
        return record.secret

    return switch_on


def second_step(session, server, text, **more):
    return post(session, server, "login-code", {"code": text, **more})


def test_the_whole_way_over_http(server, client, knock, logins, demo_password):
    me, other = client(COORDINATOR), client(COORDINATOR)
    post(me, server, "second-factor", {"start": "1"})
    page = unescape(me.get(f"{server.url}/second-factor", timeout=60).text)
    secret = re.search(r"<code[^>]*>([A-Z2-7 ]+)</code>", page)[1].replace(" ", "")
    assert "<svg" in page and "style=" not in re.search("<svg.*?</svg>", page, re.S)[0]
    wrong = post(
        me, server, "second-factor", {"code": code(secret), "current_password": "väärä sana tässä"}
    )
    assert wrong.status_code == 422 and 'id="current_password-error"' in wrong.text
    wrong = post(me, server, "second-factor", {"code": "000000", "current_password": demo_password})
    assert wrong.status_code == 422 and 'id="code-error"' in wrong.text
    first, later = code(secret), code(secret, 1)
    done = post(me, server, "second-factor", {"code": first, "current_password": demo_password})
    recovery = re.findall(r"<code[^>]*>([a-z2-9]{5}-[a-z2-9]{5})</code>", done.text)
    assert len(set(recovery)) == 10
    assert done.headers["Cache-Control"].endswith("no-store")
    assert "/login" in other.get(f"{server.url}/profile", timeout=60).url, "other sessions end"
    assert me.get(f"{server.url}/profile", timeout=60).url.endswith("/profile")
    again = me.get(f"{server.url}/second-factor", timeout=60).text
    assert secret not in again and recovery[0] not in again

    session, answer = knock(logins[COORDINATOR], demo_password)
    assert "/login-code" in answer.headers["Location"]
    assert "__ac" not in session.cookies, "no session before the code"
    assert "/login" in session.get(f"{server.url}/profile", timeout=60).url
    answer = second_step(session, server, first)
    assert answer.status_code == 422 and "käytetty" in unescape(answer.text), "used at enrolment"
    answer = second_step(session, server, later, came_from=f"{server.url}/points")
    assert answer.url == f"{server.url}/points"
    assert "__ac" in session.cookies

    third, _answer = knock(logins[COORDINATOR], demo_password)
    assert second_step(third, server, later).status_code == 422, "replayed"
    assert "__ac" not in third.cookies
    assert second_step(third, server, recovery[3].upper()).status_code == 200
    assert "__ac" in third.cookies
    fourth, _answer = knock(logins[COORDINATOR], demo_password)
    assert second_step(fourth, server, recovery[3]).status_code == 422, "a recovery code too"
    stored = str(vars(store.record(COORDINATOR)))
    assert recovery[5] not in stored and recovery[5].replace("-", "") not in stored


def test_programs_need_the_code_too(server, logins, demo_password, enrolled):
    secret = enrolled(COORDINATOR)
    body = {"login": logins[COORDINATOR], "password": demo_password}

    def login(**more):
        return requests.post(f"{server.url}/@login", json=body | more, headers=JSON, timeout=60)

    assert login().status_code == 401
    assert login().json()["error"]["type"] == "Code required"
    assert login(code="000000").status_code == 401
    digits = code(secret)
    answer = login(code=digits)
    assert answer.status_code == 200
    bearer = JSON | {"Authorization": f"Bearer {answer.json()['token']}"}
    assert requests.get(f"{server.url}/points", headers=bearer, timeout=60).status_code == 200
    assert login(code=digits).status_code == 401, "replayed"
    # plone.restapi takes credentials in the body of any call.
    call = requests.post(f"{server.url}/points/@lock", json=body, headers=JSON, timeout=60)
    assert call.status_code == 401


def test_neither_basic_authentication_nor_an_old_cookie_passes_the_code(
    server, logins, demo_password, enrolled
):
    enrolled(COORDINATOR)
    transaction.begin()
    api.portal.set_registry_record("etapalvelu.portal.signin.basic_auth", True)
    transaction.commit()
    auth = (logins[COORDINATOR], demo_password)
    url = f"{server.url}/points"
    assert requests.get(url, auth=auth, headers=JSON, timeout=60).status_code == 401
    plain = f"{logins[COORDINATOR].encode().hex()}:{demo_password.encode().hex()}"
    cookie = {"__ac": b64encode(plain.encode()).decode()}
    assert requests.get(url, cookies=cookie, headers=JSON, timeout=60).status_code == 401


def test_wrong_codes_are_slowed_down(server, knock, logins, demo_password, enrolled):
    secret = enrolled(COORDINATOR)
    session, _answer = knock(logins[COORDINATOR], demo_password)
    for _time in range(5):
        assert second_step(session, server, "000000").status_code == 422
    answer = second_step(session, server, code(secret))
    assert answer.status_code == 429 and "Retry-After" in answer.headers
    assert "__ac" not in session.cookies


def test_the_second_step_needs_the_first(server, client, enrolled):
    secret = enrolled(COORDINATOR)
    for cookie in (None, "x", "x~1~0~" + COORDINATOR, f"{'0' * 64}~{int(time.time())}~0~kaisa"):
        session = requests.Session()
        if cookie:
            session.cookies.set("login-step", cookie)
        answer = session.post(f"{server.url}/login-code", data={"code": code(secret)}, timeout=60)
        assert answer.url.endswith("/login") and "__ac" not in session.cookies


def test_a_wrong_password_does_not_tell_that_there_is_a_code(server, knock, logins, enrolled):
    enrolled(COORDINATOR)
    texts = {knock(login, WRONG)[1].headers.get("Location") for login in list(logins.values())[:6]}
    assert texts == {None}


def test_a_password_letter_does_not_replace_the_code(server, logins, enrolled):
    enrolled(COORDINATOR)
    transaction.begin()
    api.portal.set_registry_record("plone.autologin_after_password_reset", True)
    reset = server.portal.portal_password_reset.requestReset(COORDINATOR)
    transaction.commit()
    session = requests.Session()
    new = {"password": "kuura virsu lahna", "password2": "kuura virsu lahna"}
    answer = session.post(
        f"{server.url}/passwordreset/{reset['randomstring']}",
        data={"userid": logins[COORDINATOR], **new},
        timeout=60,
    )
    assert "Salasana on vaihdettu" in unescape(answer.text)
    assert "__ac" not in session.cookies


def test_switching_off_asks_for_password_and_code(
    server, client, knock, logins, demo_password, enrolled
):
    me = client(COORDINATOR)
    secret = enrolled(COORDINATOR)
    form = {"off": "1", "current_password": demo_password}
    assert post(me, server, "second-factor", form | {"code": "000000"}).status_code == 422
    assert post(me, server, "second-factor", form | {"code": code(secret)}).status_code == 200
    assert "__ac" in knock(logins[COORDINATOR], demo_password)[0].cookies


def test_the_coordinator_takes_a_lost_telephone_off_and_a_manager_does_not(
    server, client, knock, logins, demo_password, enrolled
):
    enrolled("aino.lahti")
    page = "points/kuhmo/person-signin?id=aino.lahti"
    form = {"id": "aino.lahti", "reset": "1"}
    manager = client("eero.kangas")
    assert 'name="reset"' not in manager.get(f"{server.url}/{page}", timeout=60).text
    assert post(manager, server, page, form).status_code in (200, 403)
    transaction.begin()
    assert store.has_second_factor("aino.lahti")
    post(client(COORDINATOR), server, page, form)
    assert "__ac" in knock(logins["aino.lahti"], demo_password)[0].cookies


def test_roles_can_be_made_to_use_a_code(server, client, logins, demo_password):
    coordinator, adviser = client(COORDINATOR), client("aino.lahti")
    transaction.begin()
    api.portal.set_registry_record("etapalvelu.portal.signin.second_factor_roles", ("Coordinator",))
    transaction.commit()
    for path in ("points", "", "account-requests"):
        answer = coordinator.get(f"{server.url}/{path}", timeout=60)
        assert answer.url.endswith("/second-factor") and "Roolisi" in answer.text
    rest = coordinator.get(f"{server.url}/points", headers=JSON, timeout=60)
    assert rest.status_code == 401
    body = {"login": logins[COORDINATOR], "password": demo_password}
    answer = requests.post(f"{server.url}/@login", json=body, headers=JSON, timeout=60)
    assert answer.status_code == 401
    assert adviser.get(f"{server.url}/points", timeout=60).url.endswith("/points")


def test_one_code_opens_one_door_also_when_two_knock_at_once(functional_portal, enrolled):
    """The database refuses the second of two transactions that use up one code."""
    secret = enrolled(COORDINATOR)
    login = "kaisa@x.example"
    digits = code(secret)
    transaction.begin()
    first = secondfactor.accept(COORDINATOR, login, digits)
    transaction.commit()
    assert first
    assert not secondfactor.accept(COORDINATOR, login, digits)
    assert hashing.is_current(hashing.encrypt("x"))


def test_no_way_to_a_session_goes_around_the_code(server, enrolled):
    """Add-ons and single sign-on begin sessions through the plug-in, which asks by itself."""
    enrolled(COORDINATOR)
    plugin, response = server.portal.acl_users.session, HTTPResponse()
    plugin._setupSession(COORDINATOR, response)
    assert response.cookies == {}
    plugin._setupSession("aino.lahti", response)
    assert "__ac" in response.cookies
