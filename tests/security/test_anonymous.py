"""A stranger who knows every view and every REST service finds the public list and nothing else."""

from etapalvelu.portal.core.public import LOGIN_REDIRECT
from etapalvelu.portal.core.public import PUBLIC_VIEWS
from tests.security.inventory import OLD_DOORS
from tests.security.inventory import browser_views
from tests.security.inventory import rest_services
from tests.security.secret import SECRET_DRAFT
from tests.security.secret import SECRET_LINK
from tests.security.secret import SECRET_PLAN
from tests.security.secret import SECRET_POINT
from tests.security.secret import paths

CANARIES = (
    SECRET_DRAFT,
    SECRET_PLAN,
    SECRET_POINT,
    SECRET_LINK,
    "Esimerkkikatu 4",
    "aino.lahti",
)

# Plone fails on these addresses while it still looks for what to publish.
BROKEN_IN_PLONE = ("@@+", "@@+rule", "@@babel_utils", "++skin++Plone")


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
    for canary in CANARIES:
        if canary.encode() in answer.content:
            yield f"{canary!r} in {url}"


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
    for method in ("POST", "PUT", "PATCH", "DELETE", "PROPFIND", "OPTIONS", "COPY", "MOVE", "LOCK"):
        for path in ("points/mikkeli", "points/mikkeli/@workflow/close", "++api++/points/mikkeli"):
            answer = session.request(
                method,
                f"{server.url}/{path}",
                allow_redirects=False,
                timeout=60,
                headers={"Accept": "application/json"},
                json={"title": "Kaapattu"},
            )
            assert refused(answer) or answer.status_code == 400, (
                f"{method} {path}: {answer.status_code}"
            )
    assert server.portal["points"]["mikkeli"].title != "Kaapattu"
