"""A provider's trainer writes a card, mends it as a colleague asks, publishes and changes it.

An adviser of another municipality finds it and learns what has changed.
"""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SERVICE = "providers/verohallinto/kiinteistoverotus"
CARD = f"{SERVICE}/card-fi"


@pytest.mark.parametrize("width", [1280, 390])
def test_journey(page, axe, width):
    trainer = page("maria.salonen", width=width)
    write(trainer, axe)
    act(trainer, "Lähetä tarkistettavaksi")
    assert not can(trainer, "Julkaise"), "the one who submits does not publish"

    reader = page("hanna.pylkko", width=width)
    assert reader.goto(CARD).status in (401, 403)

    colleague = page("jari.nurmi", width=width)
    send_back(colleague, axe)
    mend(trainer, axe)

    colleague.goto(CARD)
    act(colleague, "Julkaise")
    find(reader, axe)

    change(trainer, axe)
    reader.goto(CARD)
    seen = reader.locator("main").inner_text()
    assert "Tarkistus tehdään nyt kvartsikaudella kahdesti." in seen and "Mikä on muuttunut" in seen
    axe(reader)


def write(trainer, axe):
    trainer.goto(f"{SERVICE}/++add++ServiceCard")
    trainer.get_by_label("Nimike").fill("Kiinteistöveron tarkistaminen kvartsikaudella")
    trainer.frame_locator("iframe[id*='what']").locator("body").fill("Neuvoja avaa verotiedot.")
    axe(trainer, exclude=[".tox"])
    trainer.get_by_role("button", name="Tallenna").click()
    trainer.wait_for_url("**/card-fi**")
    assert "Neuvoja avaa verotiedot." in trainer.locator("main").inner_text()
    axe(trainer)


def send_back(colleague, axe):
    """The colleague finds on the front page what waits, and says what is missing."""
    colleague.goto("")
    colleague.locator("a[href$='state=in_review']").click()
    colleague.get_by_role("link", name="Kiinteistöveron tarkistaminen kvartsikaudella").click()
    axe(colleague)
    act(colleague, "Palauta")
    axe(colleague)
    colleague.get_by_role("button", name="Palauta").click()
    colleague.wait_for_selector("#comment-error")
    axe(colleague)
    colleague.get_by_label("Mitä pitää muuttaa").fill("Lisää, mitä asiakas tuo mukanaan.")
    with colleague.expect_navigation():
        colleague.get_by_role("button", name="Palauta").click()


def mend(trainer, axe):
    """The trainer reads the reason in the inbox and writes what was missing."""
    trainer.goto("inbox")
    assert "Lisää, mitä asiakas tuo mukanaan." in trainer.locator("main").inner_text()
    axe(trainer)
    trainer.goto(f"{CARD}/edit")
    brings = trainer.frame_locator("iframe[id*='brings']").locator("body")
    brings.fill("Asiakas tuo kiinteistötunnuksen.")
    trainer.get_by_role("button", name="Tallenna").click()
    trainer.wait_for_url(lambda url: "edit" not in url)
    act(trainer, "Lähetä tarkistettavaksi")


def find(reader, axe):
    reader.goto("service-cards")
    reader.get_by_label("Hakusana").fill("kvartsikaudella")
    with reader.expect_navigation():
        reader.keyboard.press("Enter")
    axe(reader)
    reader.get_by_role("link", name="Kiinteistöveron tarkistaminen kvartsikaudella").click()
    assert "Asiakas tuo kiinteistötunnuksen." in reader.locator("main").inner_text()
    axe(reader)


def change(trainer, axe):
    """Readers see the card now, so the form asks what changed; without it nothing is saved."""
    trainer.goto(f"{CARD}/edit")
    trainer.frame_locator("iframe[id*='what']").locator("body").fill(
        "Neuvoja avaa tiedot kahdesti."
    )
    axe(trainer, exclude=[".tox"])
    trainer.get_by_role("button", name="Tallenna").click()
    trainer.wait_for_selector("[data-error-summary], .alert-danger")
    axe(trainer, exclude=[".tox"])
    note = "Tarkistus tehdään nyt kvartsikaudella kahdesti."
    trainer.get_by_label("Mikä muuttui").fill(note)
    trainer.get_by_label("Merkittävä muutos").check()
    trainer.get_by_role("button", name="Tallenna").click()
    trainer.wait_for_url(lambda url: "edit" not in url)


def act(page, name):
    """Use a transition of the edit bar's state menu."""
    page.locator(".edit-bar summary").last.click()
    with page.expect_navigation():
        page.locator(".edit-bar").get_by_role("button", name=name).click()


def can(page, name):
    page.locator(".edit-bar summary").last.click()
    return page.get_by_role("button", name=name).count() > 0
