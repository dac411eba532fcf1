"""The coordinator imports a register file with three faulty rows."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HEAD = "title;municipality;street_address;postal_code;post_office;phone"
ROWS = [
    "Oulun asiointipiste;Oulu;Mallitie 1;90100;Oulu;+358 00 000 9001",
    "Kemin asiointipiste;Atlantis;Mallitie 2;94100;Kemi;+358 00 000 9002",
    "Tornion asiointipiste;Tornio;;95400;Tornio;+358 00 000 9003",
    "Raahen asiointipiste;Raahe;Mallitie 4;9210;Raahe;ei ole",
    "Kajaanin asiointipiste;205;Mallitie 5;87100;Kajaani;+358 00 000 9005",
]


@pytest.mark.parametrize("width", [1280, 390])
def test_journey(page, axe, tmp_path, server, width):
    file = tmp_path / "pisteet.csv"
    file.write_text("\n".join([HEAD, *ROWS]), encoding="windows-1252")
    coordinator = page("kaisa.rantala", width=width)
    coordinator.goto("registry-import")
    axe(coordinator)
    coordinator.get_by_label("Palvelupisteet").check()
    coordinator.get_by_label("Tiedosto").set_input_files(str(file))
    with coordinator.expect_navigation():
        coordinator.get_by_role("button", name="Tarkista tiedosto").click()
    axe(coordinator)
    text = coordinator.locator("main").inner_text()
    assert "Atlantis" in text
    for row, field in ((3, "municipality"), (4, "street_address"), (5, "phone")):
        faulty = coordinator.get_by_role("row").filter(has_text=field)
        assert str(row) in faulty.first.inner_text()
    assert "Oulun asiointipiste" in text
    with coordinator.expect_navigation():
        coordinator.get_by_role("button", name="Tallenna vain virheettömät").click()
    axe(coordinator)
    coordinator.goto("points?text=asiointipiste&state=preparing")
    found = coordinator.locator("main").inner_text()
    assert "Oulun asiointipiste" in found and "Kajaanin asiointipiste" in found
    assert "Kemin asiointipiste" not in found
    axe(coordinator)
