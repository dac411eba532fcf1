"""A provider's trainer publishes a service card; an adviser of another municipality finds it."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SERVICE = "providers/verohallinto/kiinteistoverotus"


@pytest.mark.parametrize("width", [1280, 390])
def test_journey(page, axe, width):
    trainer = page("maria.salonen", width=width)
    trainer.goto(f"{SERVICE}/++add++ServiceCard")
    trainer.get_by_label("Nimike").fill("Kiinteistöveron tarkistaminen kvartsikaudella")
    trainer.frame_locator("iframe[id*='what']").locator("body").fill("Neuvoja avaa verotiedot.")
    axe(trainer, exclude=[".tox"])
    trainer.get_by_role("button", name="Tallenna").click()
    trainer.wait_for_url("**/card-fi**")
    assert "Neuvoja avaa verotiedot." in trainer.locator("main").inner_text()
    axe(trainer)
    act(trainer, "Lähetä tarkistettavaksi")
    assert not can(trainer, "Julkaise"), "the one who submits does not publish"

    reader = page("hanna.pylkko", width=width)
    assert reader.goto(f"{SERVICE}/card-fi").status in (401, 403)

    colleague = page("jari.nurmi", width=width)
    colleague.goto(f"{SERVICE}/card-fi")
    axe(colleague)
    act(colleague, "Julkaise")

    reader.goto("service-cards")
    reader.get_by_label("Hakusana").fill("kvartsikaudella")
    with reader.expect_navigation():
        reader.keyboard.press("Enter")
    axe(reader)
    reader.get_by_role("link", name="Kiinteistöveron tarkistaminen kvartsikaudella").click()
    assert "Neuvoja avaa verotiedot." in reader.locator("main").inner_text()
    axe(reader)


def act(page, name):
    """Use a transition of the edit bar's state menu."""
    page.locator(".edit-bar summary").last.click()
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def can(page, name):
    page.locator(".edit-bar summary").last.click()
    return page.get_by_role("button", name=name).count() > 0
