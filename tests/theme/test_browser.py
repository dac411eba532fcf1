"""The frame in a real browser: accessible at both widths, by keyboard and without scripts."""

from playwright.sync_api import expect

import pytest

pytestmark = pytest.mark.browser

WIDTHS = [1280, 390]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["login", "mail_password_form"])
def test_the_door_is_accessible(page, axe, width, path):
    window = page(width=width)
    window.goto(path)
    axe(window)
    assert window.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("user", "path"),
    [("aino.lahti", "no-such"), ("kaisa.rantala", "points/kuhmo"), ("eero.kangas", "points")],
)
def test_the_frame_is_accessible(page, axe, width, user, path):
    window = page(user, width=width)
    window.goto(path)
    window.locator(".site-user > summary").click()
    axe(window)
    assert window.evaluate("document.documentElement.scrollWidth") <= width


def test_the_narrow_menu_works_by_keyboard(page):
    window = page("aino.lahti", width=390)
    window.goto("points")
    menu = window.locator(".site-nav")
    expect(menu).to_be_hidden()
    toggle = window.locator(".site-nav-toggle > summary")
    toggle.focus()
    window.keyboard.press("Enter")
    expect(menu).to_be_visible()
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.closest('.site-nav') !== null") or (
        window.evaluate("document.activeElement.tagName") != "BODY"
    )
    toggle.focus()
    window.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(toggle).to_be_focused()


def test_the_narrow_menu_works_without_scripts(page, chromium, server):
    cookies = page("aino.lahti").context.cookies()
    context = chromium.new_context(
        viewport={"width": 390, "height": 800}, java_script_enabled=False
    )
    context.add_cookies(cookies)
    window = context.new_page()
    window.goto(f"{server.url}/points")
    expect(window.locator(".site-nav")).to_be_hidden()
    window.locator(".site-nav-toggle > summary").click()
    expect(window.locator(".site-nav")).to_be_visible()
    context.close()


def test_the_first_tab_leads_to_the_content(page):
    window = page("aino.lahti")
    window.goto("points")
    window.keyboard.press("Tab")
    skip = window.locator(".skip-link")
    expect(skip).to_be_focused()
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "content"


def test_print_shows_the_content_alone(page):
    window = page("aino.lahti")
    window.goto("points")
    window.emulate_media(media="print")
    for part in (".site-header", ".site-nav", ".site-footer", ".breadcrumb"):
        expect(window.locator(part)).to_be_hidden()
    expect(window.locator("main h1")).to_be_visible()
