"""A stranger who knows every view and every REST service finds the public list and nothing else."""

from etapalvelu.portal.core.public import LOGIN_REDIRECT
from etapalvelu.portal.core.public import PUBLIC_VIEWS
from etapalvelu.portal.headers import rules
from http.client import HTTPConnection
from requests.structures import CaseInsensitiveDict
from tests.security.inventory import OLD_DOORS
from tests.security.inventory import browser_views
from tests.security.inventory import rest_services
from tests.security.secret import SECRET_DRAFT
from tests.security.secret import SECRET_LINK
from tests.security.secret import SECRET_PLAN
from tests.security.secret import SECRET_POINT
from tests.security.secret import paths
from types import SimpleNamespace
from urllib.parse import urlsplit

import re

CANARIES = (
    SECRET_DRAFT,
    SECRET_PLAN,
    SECRET_POINT,
    SECRET_LINK,
    "Esimerkkikatu 4",
    "aino.lahti",
)

# Versions, programs, paths of the machine, tracebacks.
TELLING = re.compile(
    rb"Traceback|site-packages|\.venv|/usr/lib|/home/|/root/|File &quot;|File \"|\bline \d+, in\b"
    rb"|(Plone|Zope|Python|waitress|ZServer|Twisted|WSGIServer)[ /-]v?\d"
    rb"|<meta name=.generator|/tmp/",
    re.I,
)
# Plone fails on these addresses while it still looks for what to publish.
BROKEN_IN_PLONE = ("@@+", "@@+rule", "@@babel_utils", "++skin++Plone")


METHODS = (
    *("POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "BREW", "get"),
    *("PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "SEARCH", "REPORT"),
)
# As they go over the line: a client of HTTP would tidy them up.
ODD_PATHS = (
    "//points/mikkeli",
    "/plone//points//mikkeli",
    "/plone/points/../points/mikkeli",
    "/plone/login/../points/mikkeli",
    "/plone/points%2Fmikkeli",
    "/plone/points/%2e%2e/points/mikkeli",
    "/plone/..%2f..%2f..%2fetc%2fpasswd",
    "/plone/++resource++etapalvelu/..%2f..%2f..%2finterfaces.py",
    "/plone/++resource++etapalvelu/../../points/mikkeli",
    "/plone/++plone++static/..%2f..%2fconfigure.zcml",
    "/plone/++plone++static/points/mikkeli",
    "/plone/++etc++site/default",
    "/plone/++attribute++_tree",
    "/plone/++view++folder_contents",
    "/plone/++acquire++acl_users",
    "/plone/++resource++etapalvelu/++view++folder_contents",
    "/plone/++plone++static/@@search",
    "/plone/points/mikkeli%00.css",
    "/plone/points/mikkeli;a=b",
    "/plone/points/mikkeli/%c0%ae%c0%ae/login",
    "/plone/points/mikkeli/login/",
    "/plone/login/points/mikkeli",
    "/plone/points/mikkeli/@@health",
    "/plone/points/mikkeli/manage_main",
    "/plone/points/mikkeli/manage_DAVget",
    "/plone/points/mikkeli/manage_FTPget",
    "/plone/points/mikkeli/PrincipiaSearchSource",
    "/plone/points/mikkeli/document_src",
    "/plone/manage",
    "/plone/manage_main",
    "/plone/acl_users/manage_users",
    "/plone/acl_users/source_users/manage_users",
    "/plone/portal_setup/manage_fullExport",
    "/manage",
    "/manage_main",
    "/manage_menu",
    "/acl_users/manage_users",
    "/acl_users/users/manage_users",
    "/Control_Panel/Database/main/manage_main",
    "/virtual_hosting/manage_main",
    "/VirtualHostBase/http/evil.example:80/plone/VirtualHostRoot/login",
    "/plone/VirtualHostBase/http/localhost:80/plone/VirtualHostRoot/points",
    "/_vh_x/plone/points/mikkeli",
    "/RPC2",
    "/plone/" + "a/" * 200,
    "/plone/" + "a" * 4000,
    "/plone/@@" + "%F0%9F%94%92",
)


def raw(server, path, method="GET", body=None, **headers):
    """Send a request exactly as written and return what `leaks` and `refused` look at."""
    root = urlsplit(server.url)
    connection = HTTPConnection(root.hostname, root.port, timeout=60)
    connection.putrequest(method, path, skip_accept_encoding=True)
    for name, value in (headers | ({"Content-Length": len(body)} if body else {})).items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders(body)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return SimpleNamespace(
        status_code=answer.status,
        headers=CaseInsensitiveDict(answer.getheaders()),
        content=content,
        text=content.decode("utf-8", "replace"),
        url=path,
    )


def refused(answer):
    """Login page, 401 or 404; a broken address or a forbidden method is refused as well."""
    if answer.status_code in (301, 302, 303):
        return "/require_login" in answer.headers["Location"]
    if answer.status_code == 500:
        return answer.url.endswith(BROKEN_IN_PLONE) and "Traceback" not in answer.text
    return answer.status_code in (400, 401, 403, 404, 405, 409)


def problems(session, url, public=False, **kwargs):
    answer = session.get(url, allow_redirects=False, timeout=60, **kwargs)
    if not public and not refused(answer):
        yield f"{answer.status_code} {url}"
    yield from leaks(answer, url)


def leaks(answer, url):
    """Yield what an answer tells that no stranger should know, and the headers that it lacks."""
    for canary in CANARIES:
        if canary.encode() in answer.content:
            yield f"{canary!r} in {url}"
    headers = {name.lower(): value for name, value in answer.headers.items()}
    told = answer.content + repr(headers).encode()
    # Scripts and style sheets of libraries name their own version and licence.
    is_page = headers.get("content-type", "").startswith(
        ("text/html", "text/plain", "application/")
    )
    if is_page and (found := TELLING.search(told)):
        yield f"{found[0]!r} in {url}"
    # The page of an invitation is stricter: its address is a secret.
    expected = rules.ALWAYS | {rules.CSP: "default-src 'none'", "Referrer-Policy": ""}
    if url.endswith("/@@point-info"):
        # The one page that other sites may frame; tests/wallsheets looks at its headers.
        expected |= {"X-Frame-Options": "", "Cross-Origin-Resource-Policy": "cross-origin"}
    for name, value in expected.items():
        if not headers.get(name.lower(), "?").startswith(value):
            yield f"no {name} at {url}"
    for name in rules.TELLING & set(headers):
        yield f"{name}: {headers[name]} at {url}"


def test_browser_views(server, client, secrets):
    session = client()
    found, count = [], 0
    for context, view in browser_views(paths(server.portal, secrets)):
        count += 1
        public = (context == "" and view in PUBLIC_VIEWS) or view == LOGIN_REDIRECT
        found += problems(session, f"{server.url}/{context}/@@{view}", public)
    assert count > 1000, "the inventory is broken"
    assert not found, "\n".join(found)


def test_content_itself(server, client, secrets):
    session = client()
    found = []
    for path in paths(server.portal, secrets):
        found += problems(session, f"{server.url}/{path}")
        found += problems(session, f"{server.url}/{path}", headers={"Accept": "application/json"})
    assert not found, "\n".join(found)


def test_rest_services(server, client, secrets):
    session = client()
    services = rest_services()
    assert "@types" in services and len(services) > 30, "the inventory is broken"
    found = []
    for path in paths(server.portal, secrets):
        for service in services:
            headers = {"Accept": "application/json"}
            found += problems(session, f"{server.url}/{path}/{service}", headers=headers)
            found += problems(session, f"{server.url}/++api++/{path}/{service}", headers=headers)
    assert not found, "\n".join(found)


def test_old_doors(server, client, secrets):
    session = client()
    found = []
    for path in ("", "points/mikkeli"):
        for door in OLD_DOORS:
            found += problems(session, f"{server.url}/{path}/{door}")
    assert not found, "\n".join(found)


def test_the_zope_root_is_closed(server, client):
    session = client()
    root = server.url.rsplit("/", 1)[0]
    found = []
    for door in (
        "",
        "manage_main",
        "@@plone-addsite",
        "@@plone-overview",
        "@@ploneAddSite",
        "acl_users",
        "Control_Panel",
        "objectIds",
    ):
        found += problems(session, f"{root}/{door}")
    assert not found, "\n".join(found)


def test_writing_methods(server, client, secrets):
    session = client()
    found = []
    for method in METHODS:
        for path in ("points/mikkeli", "points/mikkeli/@workflow/close", "++api++/points/mikkeli"):
            answer = session.request(
                method,
                f"{server.url}/{path}",
                allow_redirects=False,
                timeout=60,
                headers={"Accept": "application/json"},
                json={"title": "Kaapattu"},
            )
            if not refused(answer):
                found.append(f"{method} {path}: {answer.status_code}")
            found += leaks(answer, f"{method} {path}")
    assert not found, "\n".join(found)
    assert server.portal["points"]["mikkeli"].title != "Kaapattu"


def test_paths_written_by_hand(server, secrets):
    found = []
    for path in ODD_PATHS:
        for accept in ("text/html", "application/json"):
            answer = raw(server, path, Accept=accept)
            if not refused(answer):
                found.append(f"{answer.status_code} {path}")
            found += leaks(answer, path)
    assert not found, "\n".join(found)


def test_doors_of_other_protocols(server, secrets):
    call = b"<methodCall><methodName>objectIds</methodName><params/></methodCall>"
    found = []
    for path in ("/plone/points", "/plone", "/", "/RPC2", "/plone/login"):
        for kind in ("text/xml", "application/xml"):
            answer = raw(server, path, "POST", call, Content_Type=kind)
            found += leaks(answer, path)
            if b"methodResponse" in answer.content or b"mikkeli" in answer.content:
                found.append(f"XML-RPC at {path}")
    for name, value in (
        ("Authorization", "Basic YWRtaW46YWRtaW4="),
        ("Authorization", "Bearer nonsense"),
        ("X-HTTP-Method-Override", "DELETE"),
        ("X-Forwarded-Host", "evil.example"),
        ("X-Original-URL", "/plone/login"),
        ("X-Rewrite-URL", "/plone/login"),
        ("X-Forwarded-For", "127.0.0.1"),
        ("Destination", "/plone/points/uusi"),
        ("Range", "bytes=0-99999"),
    ):
        answer = raw(server, "/plone/points/mikkeli", Accept="text/html", **{name: value})
        found += leaks(answer, name)
        if not refused(answer) or "evil.example" in repr(answer.headers) + answer.text:
            found.append(f"{answer.status_code} with {name}")
    assert raw(server, "/plone/login", Host="evil.example").status_code == 400
    assert not found, "\n".join(found)


def test_static_files_have_the_headers_too(server, client):
    session = client()
    page = session.get(f"{server.url}/login", timeout=60)
    files = set(re.findall(r'(?:src|href)="([^"]*\+\+resource[^"]*)"', page.text))
    assert len(files) >= 3
    found = []
    for url in files:
        answer = session.get(url, timeout=60)
        assert answer.status_code == 200, url
        found += leaks(answer, url)
    assert not found, "\n".join(found)
