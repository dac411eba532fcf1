"""Requests that no form of ours makes: odd kinds of values, paths out of a folder, deep JSON."""

from etapalvelu.portal.core.public import PUBLIC_VIEWS
from pathlib import Path
from tests.security.matrix import MATRIX
from tests.security.personas import PERSONAS

import pytest
import requests
import yaml

DESCRIPTION = Path(__file__).parents[2] / "docs/api/openapi.yaml"
# Zope turns what follows ":" in a field's name into a kind of value.
KINDS = (
    "{0}:list=a&{0}:list=b",
    "{0}.part:record=a",
    "{0}:tokens=a+b",
    "{0}=%FF%FE",
    "{0}=%00",
)
# Zope fails on these before it knows the site: status 500, and nothing but the kind of the error.
BROKEN_IN_ZOPE = ("{0}:int=abc", "{0}:date=32.13.2026")
OUTSIDE = (
    "..%2f..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "..%5c..%5cetc%5cpasswd",
    "....//....//etc/passwd",
    "%252e%252e%252fetc%252fpasswd",
    "etc/passwd%00.js",
    "file:///etc/passwd",
    "configure.zcml",
    "../configure.zcml",
)
SERVERS = (
    "++resource++etapalvelu",
    "++plone++static",
    "++plone++production",
    "@@images",
    "@@download",
)


def parameters():
    """Names of the parameters of our endpoints, those of forms too."""
    known = yaml.safe_load(DESCRIPTION.read_text(encoding="utf-8"))["components"]["parameters"]
    return sorted(
        {each["name"] for each in known.values()}
        | {"SearchableText", "id", "token", "__ac_name", "userid", "language"}
    )


@pytest.mark.slow
def test_odd_kinds_of_values(server, client):
    session = client(PERSONAS["coordinator"])
    found, count = [], 0
    names = parameters()
    queries = ["&".join(kind.format(name) for name in names) for kind in KINDS]
    pages = {row[0].split("?")[0] for rows in MATRIX.values() for row in rows}
    for address in sorted(pages | PUBLIC_VIEWS):
        for query in queries:
            answer = session.get(f"{server.url}/{address}?{query}", timeout=60)
            count += 1
            if answer.status_code >= 500 or "Traceback" in answer.text:
                found.append(f"{answer.status_code} {address}?{query[:60]}")
    assert count > 200
    assert not found, "\n".join(found)


def test_what_zope_cannot_convert_tells_nothing(server, client):
    session = client(PERSONAS["coordinator"])
    for kind in BROKEN_IN_ZOPE:
        answer = session.get(f"{server.url}/points?{kind.format('q')}", timeout=60)
        assert answer.status_code >= 400
        assert set(answer.json()) <= {"error_type", "message"}
        assert "Traceback" not in answer.text and "/" not in answer.text


def raw(session, url):
    """Send an address as it is: the library would tidy up the dots."""
    request = session.prepare_request(requests.Request("GET", "http://x.example"))
    request.url = url
    return session.send(request, timeout=60, allow_redirects=False)


def test_no_path_leads_out_of_a_folder(server, client):
    found = []
    for who in (None, PERSONAS["coordinator"]):
        session = client(who)
        for place in SERVERS:
            for path in OUTSIDE:
                answer = raw(session, f"{server.url}/{place}/{path}")
                body = answer.content
                if answer.status_code >= 500 or b"root:" in body or b"<configure" in body:
                    found.append(f"{answer.status_code} {who} {place}/{path}")
    assert not found, "\n".join(found)


def test_deep_json_is_refused(server, client):
    session = client(PERSONAS["coordinator"])
    page = session.get(f"{server.url}/ptv-import", timeout=60).text
    token = page.split('name="_authenticator" value="')[1].split('"')[0]
    for deep in (b"[" * 100_000, b'{"a":' * 100_000, b"[" * 100_000 + b"]" * 100_000):
        answer = session.post(
            f"{server.url}/ptv-import",
            data={"_authenticator": token, "upload": "1"},
            files={"file": ("deep.json", deep, "application/json")},
            timeout=60,
        )
        assert answer.status_code == 200, answer.status_code
        answer = session.post(
            f"{server.url}/questions",
            data=deep,
            headers={"Accept": "application/json", "Content-Type": "application/json"},
            timeout=60,
        )
        # Plone's REST API has no words for depth (500), only for bad JSON (400).
        assert answer.status_code in (400, 500)
        assert "traceback" not in answer.json() and "site-packages" not in answer.text


def test_a_field_cannot_name_what_is_published(server, client):
    """Zope's ":method" fields would publish another method than the address says."""
    stranger, member = client(), client(PERSONAS["adviser"])
    before = sorted(server.portal.objectIds())
    for session in (stranger, member):
        for method in ("objectIds", "manage_delObjects", "folder_contents", "manage_main"):
            for url in (server.url, f"{server.url}/points", f"{server.url}/@@health"):
                for kind in ("method", "action", "default_method", "default_action"):
                    data = {f"{method}:{kind}": "x", "ids:list": "points"}
                    answer = session.post(url, data=data, timeout=60, allow_redirects=False)
                    assert answer.status_code < 500, (url, method, kind)
                    assert "space-guidelines" not in answer.text or session is member
    server.portal._p_jar.sync()
    assert sorted(server.portal.objectIds()) == before
