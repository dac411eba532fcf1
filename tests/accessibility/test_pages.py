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


WIDTHS = (1280, 390)


@pytest.mark.parametrize("user", PAGES)
def test_pages_are_accessible(page, axe, server, user):
    """Each page is opened wide and then made narrow, as when a tablet is turned."""
    tab = page(user)
    faults = []
    for path in PAGES[user]:
        tab.set_viewport_size({"width": WIDTHS[0], "height": 900})
        answer = tab.goto(f"{server.url}/{path}", wait_until="load")
        if answer.status != STATUS.get((user, path), 200):
            faults.append(f"/{path}: status {answer.status} at {answer.url}")
            continue
        tab.wait_for_function(EDITORS_READY)
        if tab.locator("h1").count() != 1:
            faults.append(f"/{path}: {tab.locator('h1').count()} headings of level 1")
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            faults += [f"/{path} at {width}: {fault}" for fault in seen_at_this_width(tab, axe)]
    assert not faults, "\n".join(faults)


def seen_at_this_width(tab, axe):
    if tab.evaluate(TOO_WIDE):
        yield "scrolls sideways"
    try:
        axe(tab, exclude=NOT_OURS)
    except AssertionError as error:
        yield str(error)
