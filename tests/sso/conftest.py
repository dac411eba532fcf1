"""A real OpenID provider over HTTP, and the file of an administrator who trusts it."""

from oidc_provider_mock import run_server_in_thread
from types import SimpleNamespace
from urllib.parse import parse_qs
from urllib.parse import urlsplit

import pytest
import requests

FILE = """
title = "Verohallinto"
issuer = "{issuer}"
client_id = "portal"
client_secret = "salaisuus"
domains = ["verohallinto.example", "kuhmo.example"]

[[membership]]
group = "vero-asiantuntijat"
organisation = "providers/verohallinto"
role = "Expert"

[[membership]]
group = "vero-viestinta"
organisation = "/providers/verohallinto/"
role = "Communicator"

[[membership]]
group = "kuhmo"
organisation = "points/kuhmo"
role = "Adviser"

[[membership]]
group = "olematon"
organisation = "points/ei-ole"
role = "Adviser"
"""


@pytest.fixture(scope="session")
def provider():
    with run_server_in_thread(require_nonce=True) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture()
def switched_on(provider, tmp_path, monkeypatch):
    path = tmp_path / "sso.toml"
    path.write_text(FILE.format(issuer=provider))
    monkeypatch.setenv("PORTAL_SSO", str(path))


@pytest.fixture()
def sso(provider, server, client, switched_on):
    """Drive the flow as a browser does; tell(...) says what the provider knows of a person."""

    def tell(subject, **claims):
        claims = {"email_verified": True, "given_name": "Veera", "family_name": "Vero"} | claims
        requests.put(f"{provider}/users/{subject}", json=claims, timeout=10).raise_for_status()

    def leave(session, came_from=None):
        answer = session.get(
            f"{server.url}/sso-login",
            params={"came_from": came_from} if came_from else None,
            allow_redirects=False,
            timeout=60,
        )
        return answer.headers["Location"]

    def agree(subject, address, **form):
        form = {"sub": subject} | form
        answer = requests.post(address, data=form, allow_redirects=False, timeout=10)
        return answer.headers["Location"]

    def log_in(subject, came_from=None, session=None):
        session = session or client()
        back = agree(subject, leave(session, came_from))
        return session, session.get(back, allow_redirects=False, timeout=60)

    def query(address):
        return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}

    return SimpleNamespace(tell=tell, leave=leave, agree=agree, log_in=log_in, query=query)
