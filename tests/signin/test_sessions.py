"""How sessions begin, last and end, over HTTP."""

from base64 import b64decode
from base64 import b64encode
from etapalvelu.portal.signin import rules
from etapalvelu.portal.signin import store
from plone import api
from plone.restapi.pas.plugin import JWTAuthenticationPlugin
from plone.session import tktauth
from tests.signin.conftest import post
from urllib.parse import quote
from urllib.parse import unquote

import pytest
import requests
import time
import transaction

JSON = {"Accept": "application/json"}


def is_in(session, server):
    answer = session.get(f"{server.url}/profile", timeout=60)
    return answer.status_code == 200 and "/login" not in answer.url


def read(cookie):
    return tktauth.splitTicket(b64decode(unquote(cookie.strip('"'))))


def ticket(session):
    return read(session.cookies["__ac"])


@pytest.fixture()
def aged(server):
    """Make the cookie of a session that began and was seen so many seconds ago."""

    def make(session, began, seen):
        _digest, user_id, _tokens, mark, _seen = ticket(session)
        now = int(time.time())
        old = rules.session(mark)._replace(start=now - began)
        plugin = server.portal.acl_users.session
        raw = tktauth.createTicket(
            secret=plugin._getSigningSecret(user_id),
            userid=user_id,
            user_data=old.text(),
            timestamp=now - seen,
        )
        copy = requests.Session()
        copy.cookies.set("__ac", quote(b64encode(raw)))
        return copy

    return make


def test_the_cookie_is_closed_to_scripts_and_other_sites(server, knock, logins, demo_password):
    _session, answer = knock(logins["aino.lahti"], demo_password)
    cookies = answer.raw.headers.getlist("Set-Cookie")
    (ac,) = [line for line in cookies if line.startswith("__ac=")]
    assert "HttpOnly" in ac and "SameSite=Lax" in ac and "Secure" not in ac
    root, _slash, site = server.url.rpartition("/")
    https = f"{root}/VirtualHostBase/https/portal.example:443/{site}/VirtualHostRoot/login"
    form = {"__ac_name": logins["aino.lahti"], "__ac_password": demo_password}
    answer = requests.post(
        https, data=form | {"buttons.login": "1"}, timeout=60, allow_redirects=False
    )
    for line in answer.raw.headers.getlist("Set-Cookie"):
        if line.startswith(("__ac=", "known-device=")):
            assert "Secure" in line and "HttpOnly" in line


def test_a_session_ends_when_idle_and_in_any_case_after_its_hours(server, client, aged):
    session = client("aino.lahti")
    assert is_in(aged(session, 600, 60), server)
    assert not is_in(aged(session, 3 * 3600, 2 * 3600 + 5), server), "idle for two hours"
    assert is_in(aged(session, 12 * 3600 - 60, 60), server)
    assert not is_in(aged(session, 12 * 3600 + 5, 60), server), "open for twelve hours"
    transaction.begin()
    api.portal.set_registry_record("etapalvelu.portal.signin.idle_minutes", 5)
    transaction.commit()
    assert not is_in(aged(session, 600, 301), server)


def test_work_keeps_a_session_open_but_not_longer_than_its_hours(server, client, aged):
    session = aged(client("aino.lahti"), 3 * 3600, 1800)
    before = ticket(session)
    assert is_in(session, server)
    (after,) = {c.value for c in session.cookies if c.domain.startswith("localhost")} or {""}
    renewed = read(after)
    assert renewed[4] > before[4], "seen now"
    assert renewed[3] == before[3], "the same session, which began when it began"
    static = aged(client("aino.lahti"), 3 * 3600, 1800)
    answer = static.get(f"{server.url}/++resource++plone-logo.svg", timeout=60)
    assert "__ac" not in answer.headers.get("Set-Cookie", ""), "files that caches keep"


def test_logging_out_ends_the_session_on_the_server_and_no_other(server, client):
    mine, other = client("aino.lahti"), client("aino.lahti")
    stolen = requests.Session()
    stolen.cookies.set("__ac", mine.cookies["__ac"])
    assert is_in(stolen, server)
    mine.get(f"{server.url}/logout", timeout=60)
    assert not is_in(stolen, server), "a copy of the cookie is worth nothing"
    assert is_in(other, server)


def test_log_out_everywhere(server, client, knock, logins, demo_password):
    mine, other, somebody = client("aino.lahti"), client("aino.lahti"), client("eero.kangas")
    token = requests.post(
        f"{server.url}/@login",
        json={"login": logins["aino.lahti"], "password": demo_password},
        headers=JSON,
        timeout=60,
    ).json()["token"]
    bearer = JSON | {"Authorization": f"Bearer {token}"}
    point = f"{server.url}/points/kuhmo"
    assert requests.get(point, headers=bearer, timeout=60).status_code == 200
    assert post(mine, server, "end-sessions").url.endswith("/login")
    assert not is_in(mine, server) and not is_in(other, server)
    assert requests.get(point, headers=bearer, timeout=60).status_code == 401
    assert is_in(somebody, server)
    assert is_in(knock(logins["aino.lahti"], demo_password)[0], server)


def test_a_manager_logs_people_of_the_organisation_out(server, client):
    person, manager = client("aino.lahti"), client("eero.kangas")
    page = "points/kuhmo/person-signin?id=aino.lahti"
    answer = post(manager, server, page, {"id": "aino.lahti"})
    assert answer.status_code == 200
    assert not is_in(person, server)
    other = client("riikka.heino")
    assert other.get(f"{server.url}/{page}", timeout=60).status_code in (401, 403, 404) or (
        "insufficient" in other.get(f"{server.url}/{page}", timeout=60).url
    )
    foreign = "points/kuhmo/person-signin?id=riikka.heino"
    assert manager.get(f"{server.url}/{foreign}", timeout=60).status_code == 404


def test_a_new_password_ends_the_other_sessions(server, client, demo_password):
    mine, other = client("aino.lahti"), client("aino.lahti")
    form = {
        "form.widgets.current_password": demo_password,
        "form.widgets.new_password": "kuura virsu lahna",
        "form.widgets.new_password_ctl": "kuura virsu lahna",
        "form.buttons.reset_passwd": "1",
    }
    weak = form | {"form.widgets.new_password": "salasana1234"}
    weak["form.widgets.new_password_ctl"] = "salasana1234"
    answer = post(mine, server, "@@change-password", weak)
    assert "helppo arvata" in answer.text
    assert is_in(other, server)
    post(mine, server, "@@change-password", form)
    assert is_in(mine, server), "the one who changed it goes on"
    assert not is_in(other, server)


def test_a_planted_cookie_does_not_become_a_session(server, client, knock, logins, demo_password):
    planted = client("eero.kangas").cookies["__ac"]
    victim = requests.Session()
    victim.cookies.set("__ac", "cGxhbnRlZA==", domain="localhost.local", path="/")
    victim, answer = knock(logins["aino.lahti"], demo_password, victim)
    fresh = [c.value for c in victim.cookies if c.name == "__ac"]
    assert planted not in fresh and "cGxhbnRlZA==" not in fresh
    again, _answer = knock(logins["aino.lahti"], demo_password)
    assert ticket(again)[3] != read(fresh[0])[3]


def test_tokens_are_renewed_but_not_for_ever(server, logins, demo_password):
    def call(name, token, method="post"):
        headers = JSON | {"Authorization": f"Bearer {token}"}
        return requests.request(method, f"{server.url}/{name}", headers=headers, timeout=60)

    token = requests.post(
        f"{server.url}/@login",
        json={"login": logins["aino.lahti"], "password": demo_password},
        headers=JSON,
        timeout=60,
    ).json()["token"]
    transaction.begin()
    plugin = server.portal.acl_users.jwt_auth
    renewed = call("@login-renew", token).json()["token"]
    assert plugin._read(renewed)[1] == plugin._read(token)[1], "one session"
    _user, session, seen = plugin._read(token)
    old = session._replace(start=session.start - 13 * 3600)
    forged = JWTAuthenticationPlugin.create_token(
        plugin, "aino.lahti", timeout=3600, data={"session": old.text(), "seen": seen}
    )
    assert call("points/kuhmo", forged, "get").status_code == 401
    assert call("points/kuhmo", renewed, "get").status_code == 200
    call("@logout", renewed)
    assert call("points/kuhmo", renewed, "get").status_code == 401


def test_the_profile_shows_the_login_before(server, client):
    client("aino.lahti")
    text = client("aino.lahti").get(f"{server.url}/profile", timeout=60).text
    assert "Edellinen kirjautuminen" in text and "127.0.0.1" in text
    transaction.begin()
    assert store.record("aino.lahti").previous_login
