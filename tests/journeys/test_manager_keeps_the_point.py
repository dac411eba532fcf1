"""A point's manager changes the opening hours and adds an adviser."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("width", [1280, 390])
def test_journey(page, axe, smtp, width):
    manager = page("eero.kangas", width=width)
    manager.goto("points/kuhmo/edit")
    axe(manager, exclude=[".tox"])
    closes = manager.locator("input[name*='opening_hours'][name*='closes']")
    closes.nth(1).fill("25:00")
    with manager.expect_navigation():
        manager.get_by_role("button", name="Tallenna").click()
    axe(manager, exclude=[".tox"])
    assert closes.nth(1).input_value() == "25:00", "what was typed stays"
    closes.nth(1).fill("18:45")
    with manager.expect_navigation():
        manager.get_by_role("button", name="Tallenna").click()
    assert "18.45" in manager.locator("main").inner_text()
    axe(manager)

    manager.goto("points/kuhmo/people")
    axe(manager)
    manager.get_by_label("Nimi").fill("Toinen Neuvoja")
    manager.get_by_label("Sähköposti").fill("toinen.neuvoja@kuhmo.example")
    manager.get_by_label("Palveluneuvoja").check()
    with manager.expect_navigation():
        manager.get_by_role("button", name="Lisää", exact=True).click()
    assert "Toinen Neuvoja" in manager.locator("main").inner_text()
    assert len(smtp.to("toinen.neuvoja@kuhmo.example")) == 1
    axe(manager)
