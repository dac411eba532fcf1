"""The built files are small, public, and kept by browsers for a year."""

from etapalvelu.portal.theme import assets

import gzip
import pytest

# Bytes after gzip, of what a page of that kind loads.
GOALS = {
    "reading": (("portal.css", "portal.js"), 35_000),
    "editing": (("portal.css", "portal.js", "workshop.css", "plone-templates.js"), 55_000),
    "shown on other sites": (("widget.css",), 2_000),
}


@pytest.mark.parametrize("kind", GOALS)
def test_style_sheets_and_scripts_are_small(kind):
    names, goal = GOALS[kind]
    built = [assets.DIST / assets.manifest()[name] for name in names]
    assert sum(len(gzip.compress(path.read_bytes())) for path in built) < goal


def test_nothing_is_built_without_a_goal():
    own = {name for name in assets.manifest() if name.endswith((".css", ".js"))}
    assert own == {name for names, _goal in GOALS.values() for name in names}


@pytest.mark.parametrize("name", ["portal.css", "portal.js", "logo.svg", "favicon.png"])
def test_strangers_get_them_for_a_year(client, server, name):
    answer = client().get(
        f"{server.url}/{assets.asset_path(name)}", allow_redirects=False, timeout=60
    )
    assert answer.status_code == 200
    assert "max-age=31536000" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["../assets.py", "..%2fassets.py", "manifest.json/.."])
def test_nothing_outside_the_folder_is_served(client, server, path):
    answer = client().get(
        f"{server.url}/{assets.RESOURCE}/{path}", allow_redirects=False, timeout=60
    )
    assert "functools" not in answer.text
