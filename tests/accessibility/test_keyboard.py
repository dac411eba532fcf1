"""The whole way with the Tab key alone: one always sees where one is (WCAG 2.4.7, 2.4.11)."""

from playwright.sync_api import expect

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# More stops than any of our pages has between two things that people want.
FAR = 90
FOCUS = """() => {
    const here = document.activeElement;
    const box = here.getBoundingClientRect();
    const style = getComputedStyle(here);
    const inside = (x, y) => {
        const top = document.elementFromPoint(x, y);
        return top !== null && (here.contains(top) || top.contains(here));
    };
    return {
        name: `${here.tagName} ${here.id || here.name || here.textContent.trim().slice(0, 30)}`,
        marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
            || style.boxShadow !== 'none',
        shown: [0.5, 0.1, 0.9].some(share =>
            inside(box.left + box.width * share, box.top + box.height / 2)),
    };
}"""


def tab_to(window, selector):
    """Press Tab until the focus is on `selector`; every stop on the way is marked and seen."""
    for _ in range(FAR):
        window.keyboard.press("Tab")
        focus = window.evaluate(FOCUS)
        assert focus["marked"], f"no mark of focus on {focus['name']} at {window.url}"
        assert focus["shown"], f"{focus['name']} is hidden at {window.url}"
        if window.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"no way to {selector} at {window.url}")


def enter(window):
    with window.expect_navigation():
        window.keyboard.press("Enter")


@pytest.mark.parametrize("height", [900, 420])
def test_from_the_door_to_editing_a_card(page, server, logins, demo_password, height):
    window = page(height=height)
    window.goto(f"{server.url}/login")
    tab_to(window, "#__ac_name")
    window.keyboard.type(logins["maria.salonen"])
    tab_to(window, "#__ac_password")
    window.keyboard.type(demo_password)
    enter(window)
    tab_to(window, ".site-nav a[href$='/service-cards']")
    enter(window)
    tab_to(window, "input[name=q]")
    window.keyboard.type("verokortti")
    enter(window)
    tab_to(window, "main td a, main th a:not([href*='?'])")
    enter(window)
    assert "/card-" in window.url
    tab_to(window, ".edit-bar a")
    enter(window)
    assert window.url.endswith("/edit")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_skip_link_passes_the_header_and_the_menu(page, server, width):
    window = page("aino.lahti", width=width)
    window.goto(f"{server.url}/points")
    window.keyboard.press("Tab")
    expect(window.locator(".skip-link")).to_be_focused()
    assert window.evaluate(FOCUS)["shown"]
    window.keyboard.press("Enter")
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.closest('main, .breadcrumb') !== null")


def test_going_backwards_nothing_hides_behind_the_header(page, server):
    window = page("kaisa.rantala", height=420)
    window.goto(f"{server.url}/points")
    window.evaluate("document.querySelector('.site-footer a:last-of-type').focus()")
    window.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    for _ in range(40):
        window.keyboard.press("Shift+Tab")
        focus = window.evaluate(FOCUS)
        assert focus["shown"], f"{focus['name']} is hidden"
