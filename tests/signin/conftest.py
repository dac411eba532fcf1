"""Attempts at the doors over HTTP."""

from etapalvelu.portal.signin import counters

import pytest
import re
import requests

WRONG = "aivan väärä salasana"


@pytest.fixture(autouse=True)
def fresh_memory():
    """What the process counts in memory must not reach the next test."""
    counters.clear()
    yield
    counters.clear()


@pytest.fixture()
def knock(server):
    """Try to log in by the form; returns (session, answer) without following redirects."""

    def attempt(login, password, session=None, page="login"):
        session = session or requests.Session()
        form = {"__ac_name": login, "__ac_password": password, "buttons.login": "1"}
        answer = session.post(f"{server.url}/{page}", data=form, timeout=60, allow_redirects=False)
        return session, answer

    return attempt


def post(session, server, page, data=()):
    """Send a form with the token of its page, as a browser does."""
    url = f"{server.url}/{page}"
    shown = session.get(url, timeout=60).text
    token = re.search(r'name="_authenticator"[^>]*value="(\w+)"', shown)
    token = token or re.search(r'value="(\w+)"[^>]*name="_authenticator"', shown)
    assert token, "the page has no form"
    return session.post(
        url.partition("?")[0], data={**dict(data), "_authenticator": token[1]}, timeout=60
    )
