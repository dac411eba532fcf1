"""A newcomer asks for an account, the manager approves, the invitation opens the portal."""

from tests.access.conftest import body

import pytest
import re

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ADDRESS = "uusi.neuvoja@kuhmo.example"
PASSWORD = "kanerva-talvi-ruusu-77"


@pytest.mark.parametrize("width", [1280, 390])
def test_journey(page, axe, smtp, width):
    stranger = page(width=width)
    stranger.goto("login")
    axe(stranger)
    stranger.get_by_role("link", name="Pyydä käyttäjätunnusta").first.click()
    axe(stranger)
    stranger.get_by_label("Nimi", exact=False).first.fill("Uusi Neuvoja")
    stranger.get_by_label("Sähköposti", exact=False).first.fill(ADDRESS)
    stranger.get_by_label("Organisaatio").select_option(label="Kuhmon asiointipiste")
    stranger.get_by_label("Palveluneuvoja").check()
    stranger.get_by_label(re.compile("tietosuoja", re.I)).check()
    with stranger.expect_navigation():
        stranger.get_by_role("button", name="Lähetä pyyntö").click()
    axe(stranger)

    manager = page("eero.kangas", width=width)
    manager.goto("account-requests")
    axe(manager)
    with manager.expect_navigation():
        manager.get_by_role("button", name="Hyväksy Uusi Neuvoja").click()
    assert ADDRESS in manager.locator("main").inner_text()

    link = re.search(r"http\S+accept-invitation\S+", body(smtp.to(ADDRESS)[-1]))[0]
    newcomer = page(width=width)
    newcomer.goto(link)
    axe(newcomer)
    newcomer.get_by_label("Uusi salasana").fill(PASSWORD)
    newcomer.get_by_label("Sama salasana uudelleen").fill(PASSWORD)
    with newcomer.expect_navigation():
        newcomer.get_by_role("button", name="Avaa tunnus").click()
    assert "Kuhmon asiointipiste" in newcomer.locator("main").inner_text()
    axe(newcomer)

    second = page(width=width)
    second.goto(link)
    assert "Kutsu ei ole voimassa" in second.locator("main").inner_text()
    axe(second)
