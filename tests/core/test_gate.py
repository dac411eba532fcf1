"""The gate: anonymous visitors reach the public list and nothing else."""

from etapalvelu.portal.core.public import is_public
from Products.SiteAccess.VirtualHostMonster import manage_addVirtualHostMonster

import pytest
import transaction


@pytest.mark.parametrize(
    ("steps", "view", "on_site", "expected"),
    [
        (["login"], "login", True, True),
        (["points", "login"], "login", False, False),
        (["++plone++static", "x.js"], "x.js", False, True),
        (["points", "++plone++static"], None, False, False),
        (["++api++"], "login", False, False),
        ([], "dashboard", True, False),
        ([], None, True, False),
    ],
)
def test_is_public(steps, view, on_site, expected):
    assert is_public(steps, view, on_site) is expected


def test_anonymous_is_sent_to_login(server, client):
    answer = client().get(f"{server.url}/points/kuhmo", timeout=60)
    assert "/login" in answer.url
    assert "Kuhmo" not in answer.text


def test_strangers_get_files_also_behind_a_proxy(server, client):
    manage_addVirtualHostMonster(server.portal.getPhysicalRoot())
    transaction.commit()
    root, _, site = server.url.rpartition("/")
    rewritten = f"{root}/VirtualHostBase/http/localhost:80/{site}/VirtualHostRoot"
    for url in (server.url, rewritten):
        for path, expected in (("++resource++plone-logo.svg", 200), ("points", 302)):
            answer = client().get(f"{url}/{path}", timeout=60, allow_redirects=False)
            assert answer.status_code == expected, (url, path)


def test_rest_answers_401(server, client):
    answer = client().get(
        f"{server.url}/points/kuhmo", headers={"Accept": "application/json"}, timeout=60
    )
    assert answer.status_code == 401
    assert "Kuhmo" not in answer.text


def test_adviser_reads_a_point(server, client):
    answer = client("aino.lahti").get(
        f"{server.url}/points/kuhmo", headers={"Accept": "application/json"}, timeout=60
    )
    assert answer.status_code == 200
    assert answer.json()["title"] == "Kuhmon asiointipiste"
