"""The whole way over HTTP, against a provider that checks nonces and clients."""

from base64 import urlsafe_b64decode
from base64 import urlsafe_b64encode
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.access import accounts
from etapalvelu.portal.access import store as access
from etapalvelu.portal.signin import store as signin
from etapalvelu.portal.sso import store
from plone import api
from urllib.parse import unquote

import json
import pytest
import transaction

EMAIL = "veera.vero@verohallinto.example"
GROUPS = ["vero-asiantuntijat", "vero-viestinta", "olematon", "Manager"]


def roles(user_id):
    transaction.begin()
    return sorted(membership.role for membership in access.memberships(user_id))


def account():
    transaction.begin()
    return accounts.find(EMAIL)


def logged_in(session, server):
    answer = session.get(f"{server.url}/points", allow_redirects=False, timeout=60)
    return answer.status_code == 200


def test_a_colleague_gets_an_account_with_the_roles_of_his_groups(sso, server):
    sso.tell("v1", email=EMAIL, groups=GROUPS)
    session, answer = sso.log_in("v1", came_from=f"{server.url}/points/kuhmo")
    assert answer.status_code == 302, answer.text
    assert answer.headers["Location"] == f"{server.url}/points/kuhmo"
    assert logged_in(session, server)
    user_id = account()
    assert roles(user_id) == ["Communicator", "Expert"]
    assert "Manager" not in api.user.get(userid=user_id).getRoles()
    assert accounts.person(user_id).name == "Veera Vero"
    # again: the same account, also with another address
    sso.tell("v1", email="uusi@verohallinto.example", groups=["vero-viestinta"])
    session, answer = sso.log_in("v1")
    assert logged_in(session, server)
    assert accounts.find("uusi@verohallinto.example") is None
    assert roles(user_id) == ["Communicator"]


def test_what_vanished_at_the_provider_ends_here_and_nothing_else(sso, server, logins):
    user_id = "oskar.lindqvist"
    before = roles(user_id)
    assert before == ["Expert"]
    claims = {"email": logins[user_id].upper()}
    sso.tell("o1", groups=["vero-asiantuntijat", "vero-viestinta"], **claims)
    sso.log_in("o1")
    assert roles(user_id) == ["Communicator", "Expert"]
    sso.tell("o1", groups=[], **claims)
    session, _answer = sso.log_in("o1")
    assert roles(user_id) == before, "what was given by hand has to stay"
    assert logged_in(session, server)


def test_who_stops_logging_in_loses_what_the_provider_gave(sso, server):
    sso.tell("v2", email=EMAIL, groups=["vero-asiantuntijat"])
    sso.log_in("v2")
    user_id = account()
    now = datetime.now(UTC)
    assert store.end_unconfirmed(30, now + timedelta(days=29)) == 0
    assert store.end_unconfirmed(30, now + timedelta(days=31)) == 1
    assert access.memberships(user_id) == []


@pytest.mark.parametrize(
    "claims",
    [
        {"email": EMAIL, "groups": []},
        {"email": EMAIL, "groups": ["olematon"]},
        {"email": EMAIL, "groups": ["vero-asiantuntijat"], "email_verified": False},
        {"email": "joku@muualla.example", "groups": ["vero-asiantuntijat"]},
        {"groups": ["vero-asiantuntijat"]},
    ],
)
def test_strangers_are_told_what_to_do_and_get_nothing(sso, server, claims):
    people = len(api.user.get_users())
    sso.tell("s1", **claims)
    session, answer = sso.log_in("s1")
    assert answer.status_code == 403
    assert f'href="{server.url}/request-account"' in answer.text
    assert not logged_in(session, server)
    transaction.begin()
    assert len(api.user.get_users()) == people


def test_a_second_factor_is_asked_for_as_after_a_password(sso, server, logins):
    signin.record_to_write("oskar.lindqvist").secret = "JBSWY3DPEHPK3PXP"
    transaction.commit()
    sso.tell("o2", email=logins["oskar.lindqvist"], groups=["vero-asiantuntijat"])
    session, answer = sso.log_in("o2", came_from=f"{server.url}/points")
    assert answer.headers["Location"].startswith(f"{server.url}/login-code?came_from=")
    assert not logged_in(session, server)
    assert session.get(answer.headers["Location"], timeout=60).status_code == 200


def test_a_provider_opens_no_account_of_an_administrator(sso, server, logins):
    api.user.grant_roles(username="oskar.lindqvist", roles=["Manager"])
    transaction.commit()
    sso.tell("m1", email=logins["oskar.lindqvist"], groups=["vero-asiantuntijat"])
    session, answer = sso.log_in("m1")
    assert answer.status_code == 403
    assert not logged_in(session, server)


def test_the_request_has_state_nonce_and_pkce(sso, client, server):
    session = client()
    first, second = (sso.query(sso.leave(session)) for _ in range(2))
    for name in ("state", "nonce", "code_challenge"):
        assert len(first[name]) > 30
        assert first[name] != second[name]
    assert first["code_challenge_method"] == "S256"
    assert first["redirect_uri"] == f"{server.url}/sso-callback"
    cookie = next(cookie for cookie in session.cookies if cookie.name == "sso-step")
    assert cookie.has_nonstandard_attr("HttpOnly") or "HttpOnly" in str(cookie._rest)


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(sso, client, server):
    """Login CSRF: a stranger sends a colleague the end of his own login."""
    sso.tell("v1", email=EMAIL, groups=GROUPS)
    attacker, victim = client(), client()
    back = sso.agree("v1", sso.leave(attacker))
    assert victim.get(back, allow_redirects=False, timeout=60).status_code == 403
    sso.leave(victim)
    assert victim.get(back, allow_redirects=False, timeout=60).status_code == 403
    assert not logged_in(victim, server)
    # and none of it works twice
    assert attacker.get(back, allow_redirects=False, timeout=60).status_code == 302
    again = client()
    again.cookies.update(attacker.cookies)
    assert attacker.get(back, allow_redirects=False, timeout=60).status_code == 403


def test_a_person_who_says_no_is_told_so(sso, client, server):
    session = client()
    back = sso.agree("v1", sso.leave(session), action="deny")
    state = sso.query(back).get("state")
    if state is None:
        # This provider leaves the state out, which RFC 6749 4.1.2.1 does not allow.
        session = client()
        state = sso.query(sso.leave(session))["state"]
        back = f"{server.url}/sso-callback?error=access_denied&state={state}"
    answer = session.get(back, allow_redirects=False, timeout=60)
    assert answer.status_code == 403
    assert "Et kirjautunut organisaatiosi palvelussa." in answer.text


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_the_way_back_stays_in_the_portal(sso, server, target):
    sso.tell("v1", email=EMAIL, groups=GROUPS)
    _session, answer = sso.log_in("v1", came_from=target)
    assert answer.headers["Location"].startswith(server.url)


def test_the_login_page_shows_the_way(client, server, switched_on):
    page = client().get(f"{server.url}/login?came_from={server.url}/points", timeout=60).text
    assert "Kirjaudu: " in page and "Verohallinto" in page
    assert f'href="{server.url}/sso-login?came_from=' in page


def test_without_configuration_the_doors_are_shut(client, server, monkeypatch, tmp_path):
    broken = tmp_path / "broken.toml"
    broken.write_text("issuer = 1")
    for path in ("", str(tmp_path / "missing.toml"), str(broken)):
        monkeypatch.setenv("PORTAL_SSO", path)
        session = client()
        for name in ("sso-login", "sso-callback?code=a&state=b"):
            answer = session.get(
                f"{server.url}/{name}", headers={"Accept": "*/*"}, allow_redirects=False, timeout=60
            )
            assert answer.status_code in (302, 404)
            assert "evil" not in answer.headers.get("Location", "")
        assert "sso-login" not in session.get(f"{server.url}/login", timeout=60).text


def test_a_provider_that_is_down_gets_a_page(client, server, monkeypatch, tmp_path):
    path = tmp_path / "down.toml"
    path.write_text('issuer = "http://localhost:9"\nclient_id = "a"\ndomains = []\n')
    monkeypatch.setenv("PORTAL_SSO", str(path))
    answer = client().get(f"{server.url}/sso-login", allow_redirects=False, timeout=60)
    assert answer.status_code == 403
    assert "localhost:9" not in answer.text


def test_an_old_id_token_is_refused(sso, client):
    """The nonce ties the token to this login; another one in the browser means a replay."""
    sso.tell("v1", email=EMAIL, groups=GROUPS)
    session = client()
    back = sso.agree("v1", sso.leave(session))
    cookie = next(cookie for cookie in session.cookies if cookie.name == "sso-step")
    step = json.loads(urlsafe_b64decode(unquote(cookie.value).strip('"')))
    cookie.value = urlsafe_b64encode(json.dumps(step | {"nonce": "another"}).encode()).decode()
    assert session.get(back, allow_redirects=False, timeout=60).status_code == 403


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_accessible(page, axe, sso, server, width, provider):
    sso.tell("s2", email="joku@muualla.example", groups=[])
    tab = page(width=width)
    tab.goto(f"{server.url}/login")
    axe(tab)
    tab.locator(".login-sso a").click()
    tab.wait_for_url(f"{provider}/**")
    tab.locator("[name=sub]").first.fill("s2")
    tab.locator("[name=sub]").first.press("Enter")
    tab.wait_for_url(f"{server.url}/**")
    assert "roolia portaalissa" in tab.locator("main").inner_text()
    axe(tab)
