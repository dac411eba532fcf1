"""An adviser reads what is required, marks it, says what is missing, and hears of the change."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.lifecycle.interfaces import ContentChanged
from etapalvelu.portal.notifications.jobs import Spread
from etapalvelu.portal.requiredreading import store as reading
from etapalvelu.portal.requiredreading.jobs import Announce
from tests.access.conftest import body
from zope.event import notify

import pytest
import transaction

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CARD = "providers/kela/asumistuki/card-fi"
TITLE = "Yleinen asumistuki"


def run(*jobs):
    for job in jobs:
        transaction.begin()
        job().run(datetime.now(UTC))
        transaction.commit()


@pytest.mark.parametrize("width", [1280, 390])
def test_journey(page, axe, server, smtp, logins, login, width):
    card = server.portal.unrestrictedTraverse(CARD)
    login("sari.hakala")
    reading.ask(card, ["Adviser"], False, datetime.now(UTC))
    transaction.commit()
    run(Announce)

    aino = page("aino.lahti", width=width)
    aino.goto("")
    assert aino.locator(".site-inbox-count").inner_text() == "1"
    axe(aino)
    aino.locator("main").get_by_role("link", name=TITLE).first.click()
    aino.get_by_role("button", name="Olen lukenut tämän").wait_for()
    axe(aino)
    press(aino, "Olen lukenut tämän")
    assert "Kuittauksesi on kirjattu" in aino.locator("main").inner_text()
    assert aino.locator(".site-inbox-count").count() == 0, "done is no news any more"
    axe(aino)
    press(aino, "Suosikki")
    assert aino.get_by_role("button", name="Suosikki").get_attribute("aria-pressed") == "true"
    aino.get_by_text("Lisää kommentti").click()
    aino.get_by_label("Mitä puuttui tai oli epäselvää?").fill("Puhelinnumero puuttuu.")
    axe(aino)
    press(aino, "Ei auttanut")
    assert "Kiitos palautteesta" in aino.locator("main").inner_text()
    press(aino, "Tämä sivu")
    assert "Saat jatkossa tiedon" in aino.locator("main").inner_text()
    axe(aino)
    aino.goto("subscriptions")
    assert TITLE in aino.locator("table").inner_text()
    aino.get_by_label("Heti").check()
    axe(aino)
    press(aino, "Tallenna")

    owner = page("sari.hakala", width=width)
    owner.goto("inbox")
    axe(owner)
    press(owner, f"Lukija kommentoi: {TITLE}.")
    assert owner.url.endswith("/providers/kela/content-feedback")
    axe(owner)
    owner.get_by_label("Vastaus").fill("Numero on nyt kortissa.")
    press(owner, f"Vastaa {TITLE}")
    transaction.begin()
    notify(ContentChanged(card, "changed", "Lisätty puhelinnumero"))
    transaction.commit()
    run(Spread, Spread)

    letters = [body(letter) for letter in smtp.to(logins["aino.lahti"])]
    assert sum("Lisätty puhelinnumero" in letter for letter in letters) == 1
    assert sum("Numero on nyt kortissa" in letter for letter in letters) == 1
    aino.goto("favourites")
    axe(aino)
    aino.get_by_role("link", name="Ilmoitukset").first.click()
    axe(aino)
    press(aino, f"Muuttunut: {TITLE}. Lisätty puhelinnumero")
    assert aino.url.endswith(CARD)
    axe(aino)

    manager = page("eero.kangas", width=width)
    manager.goto("points/kuhmo/reading-status")
    assert "1/1" in manager.locator("main").inner_text()
    axe(manager)


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()
