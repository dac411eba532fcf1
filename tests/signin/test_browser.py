"""Logging in with a code in Chromium, on a wide and on a narrow screen."""

from tests.signin.test_second_factor import code

import os
import pytest

pytestmark = pytest.mark.browser
COORDINATOR = "kaisa.rantala"
SHOTS = os.environ.get("SHOTS")


@pytest.mark.parametrize("width", [1280, 390])
def test_enrolment_and_login_with_a_code(page, axe, logins, demo_password, width):
    def look(browser, name):
        axe(browser)
        sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert browser.evaluate(sideways) <= 0
        if SHOTS:
            browser.screenshot(path=f"{SHOTS}/{name}-{width}.png", full_page=True)

    mine = page(COORDINATOR, width=width)
    mine.goto("profile")
    look(mine, "profile")
    mine.get_by_role("link", name="Puhelimen koodi").click()
    look(mine, "off")
    mine.get_by_role("button", name="Ota koodi käyttöön").click()
    look(mine, "offered")
    secret = mine.locator("p > code").inner_text().replace(" ", "")
    mine.get_by_label("Koodi").fill("000000")
    mine.get_by_label("Salasanasi").fill(demo_password)
    mine.get_by_role("button", name="Vahvista").click()
    look(mine, "wrong")
    mine.get_by_label("Koodi").fill(code(secret))
    mine.get_by_label("Salasanasi").fill(demo_password)
    mine.get_by_role("button", name="Vahvista").click()
    assert mine.locator("li > code").count() == 10
    look(mine, "recovery")
    mine.goto("second-factor")
    look(mine, "on")
    mine.goto("end-sessions")
    look(mine, "end-sessions")
    mine.goto("points/kuhmo/person-signin?id=aino.lahti")
    look(mine, "person")

    new = page(width=width)
    new.goto("login?came_from=" + mine.url)
    new.get_by_label("Sähköposti").fill(logins[COORDINATOR])
    new.get_by_label("Salasana").fill(demo_password)
    new.keyboard.press("Enter")
    new.wait_for_url("**/login-code*")
    look(new, "code")
    new.get_by_label("Koodi").fill(code(secret, 1))
    new.keyboard.press("Enter")
    new.wait_for_url("**/person-signin?id=aino.lahti")

    stranger = page(width=width)
    stranger.goto("login")
    for _time in range(6):
        stranger.get_by_label("Sähköposti").fill("nobody@nowhere.example")
        stranger.get_by_label("Salasana").fill("aivan väärä sana")
        with stranger.expect_navigation():
            stranger.keyboard.press("Enter")
    assert stranger.get_by_role("alert").inner_text().startswith("Liian monta")
    look(stranger, "wait")
