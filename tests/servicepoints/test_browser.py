"""The registers' pages in Chromium: accessible at both widths, usable by keyboard."""

import pytest
import transaction

pytestmark = pytest.mark.browser

PAGES = (
    "points",
    "points/points-addresses",
    "points?q=zzz",
    "points/kuhmo",
    "points/kuhmo/edit",
    "points/kuhmo/edit-hours",
    "providers/maistraatti",
    "services",
    "providers/verohallinto/verokortti-ja-ennakkovero",
    "contacts",
    "points/kuhmo/eero-kangas",
)


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_are_accessible_and_fit(server, page, axe, width):
    browser = page("eero.kangas", width=width)
    for path in PAGES:
        browser.goto(f"{server.url}/{path}")
        axe(browser)
        assert browser.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_row_is_added_and_filled_by_keyboard(server, page):
    browser = page("eero.kangas")
    browser.goto(f"{server.url}/points/kuhmo/edit")
    grid = browser.get_by_role("group", name="Viikoittaiset aukioloajat")
    before = grid.locator("tr:visible").count()
    grid.get_by_role("button", name="Lisää rivi").nth(before - 1).focus()
    browser.keyboard.press("Enter")
    assert grid.locator("tr:visible").count() == before + 1
    browser.keyboard.press("Tab")
    browser.keyboard.type("la")
    browser.keyboard.press("Tab")
    browser.keyboard.type("10:00")
    browser.keyboard.press("Tab")
    browser.keyboard.type("14:00")
    browser.get_by_role("button", name="Tallenna").press("Enter")
    browser.wait_for_url(f"{server.url}/points/kuhmo")
    transaction.begin()
    row = server.portal["points"]["kuhmo"].opening_hours[-1]
    assert (row["day"], row["opens"], row["closes"]) == ("sat", "10:00", "14:00")


def test_enter_on_the_quick_page_saves(server, page):
    browser = page("eero.kangas", width=390)
    browser.goto(f"{server.url}/points/kuhmo/edit-hours")
    browser.locator("#sat-0-opens").fill("9.30")
    browser.locator("#sat-0-closes").fill("12")
    browser.locator("#sat-0-closes").press("Enter")
    browser.wait_for_selector("[data-error-summary]")
    assert browser.evaluate("document.activeElement.hasAttribute('data-error-summary')")
    browser.locator("#sat-0-closes").fill("12.00")
    browser.locator("#sat-0-closes").press("Enter")
    browser.wait_for_url(f"{server.url}/points/kuhmo")
    assert browser.get_by_text("9.30–12.00").is_visible()
