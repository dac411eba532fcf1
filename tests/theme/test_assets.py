"""The built files are small, public, and kept by browsers for a year."""

from etapalvelu.portal.theme import assets

import gzip
import pytest

GZIPPED_GOAL = 45_000


def test_style_sheets_and_scripts_are_small():
    own = [name for name in assets.manifest() if name.endswith((".css", ".js"))]
    assert len(own) == 4, "run `npm run build` in frontend/"
    total = sum(
        len(gzip.compress((assets.DIST / assets.manifest()[name]).read_bytes())) for name in own
    )
    assert total < GZIPPED_GOAL


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
