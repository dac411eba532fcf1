"""Every page of ours: WCAG 2.2 AA as far as axe can tell, and no sideways scrolling."""

from tests.accessibility.pages import PAGES
from tests.accessibility.pages import STATUS

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TOO_WIDE = "document.documentElement.scrollWidth > window.innerWidth"


# Plone's own widget for tags, languages and relations; see docs/accessibility.md.
NOT_OURS = (".select2-container",)
# The editors have started; a page without them is ready at once.
EDITORS_READY = """() =>
    [...document.querySelectorAll('textarea.pat-tinymce')].every(
        area => area.parentElement.querySelector('.tox-edit-area iframe[title]'))
    && [...document.querySelectorAll('.tox-statusbar__wordcount')].every(
        button => button.textContent)"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("user", PAGES)
def test_pages_are_accessible(page, axe, server, user, width):
    tab = page(user, width=width)
    faults = []
    for path in PAGES[user]:
        answer = tab.goto(f"{server.url}/{path}", wait_until="load")
        if answer.status != STATUS.get((user, path), 200):
            faults.append(f"/{path}: status {answer.status} at {answer.url}")
            continue
        tab.wait_for_function(EDITORS_READY)
        if tab.evaluate(TOO_WIDE):
            faults.append(f"/{path}: scrolls sideways")
        if tab.locator("h1").count() != 1:
            faults.append(f"/{path}: {tab.locator('h1').count()} headings of level 1")
        try:
            axe(tab, exclude=NOT_OURS)
        except AssertionError as error:
            faults.append(f"/{path}: {error}")
    assert not faults, "\n".join(faults)
