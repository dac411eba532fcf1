"""Plone's own scripts are loaded where content is made, and nowhere else."""

from plone import api
from zope.component import getMultiAdapter

import pytest

BUNDLE = "++plone++static/bundle-plone"


def page(client, server, path, user="kaisa.rantala"):
    answer = client(user).get(f"{server.url}/{path}", timeout=60)
    assert answer.status_code == 200, answer.url
    return answer.text


@pytest.mark.parametrize("path", ["points", "points/kuhmo", "guides", "service-cards", "login"])
def test_reading_pages_do_without(client, server, path):
    text = page(client, server, path)
    assert BUNDLE not in text
    assert "workshop." not in text
    assert "data-pat-" not in text[: text.index("<main")]


@pytest.mark.parametrize(
    "path",
    [
        "points/kuhmo/edit",
        "points/++add++ServicePoint",
        "points/kuhmo/folder_contents",
        "points/kuhmo/delete_confirmation",
    ],
)
def test_workshops_have_them(client, server, path):
    text = page(client, server, path)
    assert BUNDLE in text
    assert "workshop." in text


@pytest.mark.parametrize("name", ["overview-controlpanel", "usergroup-userprefs"])
def test_control_panels_need_the_workshop(portal, name):
    from etapalvelu.portal.theme.workshop import needs_workshop

    with api.env.adopt_roles(["Manager"]):
        view = getMultiAdapter((portal, portal.REQUEST), name=name)
    assert needs_workshop(view)


@pytest.mark.parametrize("name", ["search", "listing_view", "logged-out"])
def test_pages_of_plone_that_only_show_something_do_without(portal, name):
    from etapalvelu.portal.theme.workshop import needs_workshop

    with api.env.adopt_roles(["Manager"]):
        context = portal["guides"] if name == "listing_view" else portal
        view = getMultiAdapter((context, portal.REQUEST), name=name)
    assert not needs_workshop(view)
