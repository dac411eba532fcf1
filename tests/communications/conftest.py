"""Sends forms of plans as a browser does."""

from lxml import html

import pytest

PLAN = "points/kuhmo/take-up-2026"


@pytest.fixture()
def plan_url(server):
    """Address of the demonstration plan of Kuhmo."""
    return f"{server.url}/{PLAN}"


@pytest.fixture()
def form():
    """Read the filled values of a page's own form: form(session, url) -> dict."""

    def read(session, url):
        answer = session.get(url)
        assert answer.status_code == 200, answer.status_code
        return fields(answer.text)

    return read


def fields(page):
    """Return {name: value} of the last POST form of a page, buttons left out."""
    found = html.fromstring(page).xpath("//main//form[@method='post']")[-1]
    values = dict(found.form_values())
    return {name: value for name, value in values.items() if name not in ("save", "more", "remove")}
