"""Plone's own pages of administration: not ours to mend, but known, and not to get worse unnoticed.

ACCESSIBILITY_REPORT=1 writes what is found into the table of docs/accessibility.md.
"""

from pathlib import Path
from plone import api
from tests.accessibility.pages import PLONE_PAGES
from tests.conftest import AXE

import os
import pytest
import re
import transaction

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DOCUMENT = Path(__file__).parents[2] / "docs" / "accessibility.md"
ROW = re.compile(r"^\| `(?P<path>[^`]+)` \| (?P<count>\d+) \|.*\n", re.M)
RUN = """async () => (await axe.run({runOnly: {type: 'tag', values:
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}})).violations
    .map(violation => [violation.id, violation.nodes.length])"""


def violations(tab, url):
    """Return [(rule of axe, number of elements)] of a page."""
    answer = tab.goto(url, wait_until="networkidle")
    assert answer.status == 200, f"{answer.status} {tab.url}"
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    return tab.evaluate(RUN)


def row(path, found):
    rules = ", ".join(f"{rule} ({nodes})" for rule, nodes in found) or "–"
    return f"| `{path}` | {sum(nodes for _rule, nodes in found)} | {rules} |\n"


def test_plones_own_pages_are_as_the_document_says(page, server):
    api.user.grant_roles(username="kaisa.rantala", roles=["Manager"])
    transaction.commit()
    tab = page("kaisa.rantala")
    found = {path: violations(tab, f"{server.url}/{path}") for path in PLONE_PAGES}
    text = DOCUMENT.read_text(encoding="utf-8")
    if os.environ.get("ACCESSIBILITY_REPORT"):
        head, tail = text.split("| --- | --- | --- |\n")
        rest = ROW.sub("", tail)
        rows = "".join(row(path, problems) for path, problems in found.items())
        DOCUMENT.write_text(head + "| --- | --- | --- |\n" + rows + rest, encoding="utf-8")
        return
    known = {match["path"]: int(match["count"]) for match in ROW.finditer(text)}
    worse = {
        path: problems
        for path, problems in found.items()
        if sum(nodes for _rule, nodes in problems) > known[path]
    }
    assert worse == {}
