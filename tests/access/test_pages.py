"""The pages in a real browser: no accessibility violation, and the keyboard alone is enough."""

from etapalvelu.portal.access import invitationstore
from etapalvelu.portal.access import requeststore
from plone import api

import pytest
import transaction

pytestmark = pytest.mark.browser
WIDTHS = (1280, 390)


@pytest.fixture()
def waiting(server):
    """A request and an invitation of Kuhmo; the invitation's secret."""
    kuhmo = server.portal["points"]["kuhmo"]
    for name, email in (("Päivi Östman", "paivi@kuhmo.example"), ("Vanha", "vanha@kuhmo.example")):
        requeststore.add(
            name=name,
            email=email,
            organisation=api.content.get_uuid(kuhmo),
            role="Adviser",
            phone="1",
            message="Hei",
            language="fi",
        )
    requeststore.decline(requeststore.waiting(None)[1], "En tunne häntä.")
    token = invitationstore.invite(kuhmo, ["Adviser"], "Uusi Henkilö", "uusi@kuhmo.example")
    transaction.commit()
    return token


def no_sideways_scrolling(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("width", WIDTHS)
def test_public_pages(page, axe, waiting, width):
    tab = page(width=width)
    for path in (
        "request-account",
        "request-account?sent=1",
        f"accept-invitation?token={waiting}",
        "accept-invitation?token=x",
        "accessibility-statement",
        "privacy-notice",
    ):
        tab.goto(path)
        axe(tab)
        assert no_sideways_scrolling(tab), path
    tab.goto("request-account")
    tab.click("main button[type=submit]")
    assert tab.locator("[data-error-summary]").evaluate("e => e === document.activeElement")
    axe(tab)


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_of_people(page, axe, waiting, width):
    tab = page("eero.kangas", width=width)
    for path in (
        "",
        "my-work?state=in_review",
        "account-requests",
        "profile",
        "points/kuhmo/people",
        "points/kuhmo/person?id=aino.lahti",
        "points/kuhmo/person?id=aino.lahti&end=1",
    ):
        tab.goto(path)
        axe(tab)
        assert no_sideways_scrolling(tab), path


@pytest.mark.parametrize("width", WIDTHS)
def test_front_page_of_the_coordinator(page, axe, waiting, width):
    tab = page("kaisa.rantala", width=width)
    tab.goto("")
    axe(tab)
    assert no_sideways_scrolling(tab)


def test_request_with_the_keyboard_alone(page, smtp):
    tab = page()
    tab.goto("request-account")
    tab.locator("#name").focus()
    tab.keyboard.type("Näppäimistön Käyttäjä")
    tab.keyboard.press("Tab")
    tab.keyboard.type("nappaimisto@kuhmo.example")
    tab.keyboard.press("Tab")
    tab.keyboard.type("Kuhmon")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/request-account?sent=1")
    assert smtp.to("nappaimisto@kuhmo.example")
    transaction.begin()
    (request,) = requeststore.waiting(None)
    assert (request.name, request.role) == ("Näppäimistön Käyttäjä", "Adviser")


def test_first_login_by_invitation(page, waiting):
    tab = page()
    tab.goto(f"accept-invitation?token={waiting}")
    for name in ("#password", "#password_again"):
        tab.locator(name).fill("kolme pitkää sanaa")
    tab.locator("#password_again").press("Enter")
    tab.wait_for_selector("text=Hei, Uusi Henkilö")
    assert "token" not in tab.url
    assert tab.evaluate("document.referrer").count(waiting) == 0


def test_leaving_a_profile_half_written_keeps_it_on_errors(page):
    tab = page("aino.lahti")
    tab.goto("profile")
    tab.fill("#name", "")
    tab.fill("#phone", "+358 00 123")
    tab.locator("#phone").press("Enter")
    assert tab.locator("#name-error").is_visible()
    assert tab.input_value("#phone") == "+358 00 123"
