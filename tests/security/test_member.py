"""An adviser who knows every view and service sees no other organisation's secrets."""

from tests.security.inventory import OLD_DOORS
from tests.security.inventory import browser_views
from tests.security.inventory import rest_services
from tests.security.secret import SECRET_DRAFT
from tests.security.secret import SECRET_LINK
from tests.security.secret import SECRET_PLAN
from tests.security.secret import SECRET_POINT
from tests.security.secret import paths

import pytest

CANARIES = (SECRET_DRAFT, SECRET_PLAN, SECRET_POINT, SECRET_LINK)


def leaks(session, url, **kwargs):
    answer = session.get(url, timeout=60, **kwargs)
    return [f"{canary!r} in {url}" for canary in CANARIES if canary.encode() in answer.content]


def test_the_data_would_leak(server, client, secrets):
    session = client("kaisa.rantala")
    headers = {"Accept": "application/json"}
    for content, canary in (
        (secrets.card, SECRET_DRAFT),
        (secrets.plan, SECRET_PLAN),
        (secrets.point, SECRET_POINT),
        (server.portal["points"]["mikkeli"], SECRET_LINK),
    ):
        path = "/".join(content.getPhysicalPath()[2:])
        assert canary in session.get(f"{server.url}/{path}", headers=headers, timeout=60).text


@pytest.mark.slow
def test_browser_views(server, client, secrets):
    session = client("aino.lahti")
    found = []
    for context, view in browser_views(paths(server.portal, secrets)):
        if view not in ("logout", "logged-out"):
            found += leaks(session, f"{server.url}/{context}/@@{view}")
    assert not found, "\n".join(found)


@pytest.mark.slow
def test_rest_services_and_searches(server, client, secrets):
    session = client("aino.lahti")
    headers = {"Accept": "application/json"}
    addresses = [
        f"{path}/{service}" for path in paths(server.portal, secrets) for service in rest_services()
    ]
    addresses += [
        "@search?SearchableText=Salainen*&fullobjects=1",
        "@search?portal_type=ServicePoint&metadata_fields=_all&b_size=100",
        "@search?Title=Salainen&show_inactive=1",
        "points?fullobjects=1&b_size=100",
        "points/mikkeli?expand=actions,breadcrumbs,navigation,types,workflow",
        "@@search?SearchableText=Salainen",
        "@@livesearch?q=Salainen",
        "@@updated_search?SearchableText=Salainen",
        "@@getVocabulary?name=plone.app.vocabularies.Catalog&query=Salainen",
        "search_rss?SearchableText=Salainen",
        "points/RSS",
        "points/rss.xml",
    ]
    found = []
    for address in addresses:
        found += leaks(session, f"{server.url}/{address}", headers=headers)
    for door in OLD_DOORS:
        found += leaks(session, f"{server.url}/{door}")
    assert not found, "\n".join(found)
