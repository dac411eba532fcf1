"""The coordinator imports a file with three faulty rows, in a real browser."""

from etapalvelu.portal.core.tables.csvfile import write_csv

import pytest
import transaction

pytestmark = pytest.mark.browser
HEADINGS = ("Nimi", "Kunta", "Katuosoite", "Postinumero", "Postitoimipaikka", "Aukioloajat")
ROWS = [
    ("Nurmeksen uusi piste", "Nurmes", "Kirkkokatu 14", "75500", "Nurmes", "ma-pe 9-16"),
    ("Väärän kunnan piste", "Tukholma", "Katu 1", "75500", "Nurmes", "ma-pe 9-16"),
    ("Väärän postinumeron piste", "Kuhmo", "Katu 2", "MK42", "Kuhmo", "ma-pe 9-16"),
    ("Väärien aikojen piste", "Kuhmo", "Katu 3", "88900", "Kuhmo", "ma-pe 16-9"),
    ("Sotkamon uusi piste", "Sotkamo", "Katu 4", "88600", "Sotkamo", "ma-to 9-12 13-16"),
]


@pytest.mark.parametrize("width", [1280, 390])
def test_three_faulty_rows(page, axe, server, functional_portal, tmp_path, width):
    source = tmp_path / "uudet pisteet.csv"
    source.write_bytes(write_csv(HEADINGS, ROWS))
    browser = page("kaisa.rantala", width=width)
    browser.goto(f"{server.url}/registry-import?register=points")
    assert browser.locator("input[name=register]:checked").get_attribute("value") == "points"
    axe(browser)
    browser.locator("button[name=upload]").click()
    assert browser.locator("#import-file").get_attribute("aria-invalid") == "true"
    axe(browser)
    browser.locator("#import-file").set_input_files(source)
    browser.locator("button[name=upload]").click()
    faults = browser.locator("section[aria-labelledby=import-findings] tbody tr")
    told = [faults.nth(n).inner_text().split() for n in range(faults.count())]
    assert [
        words[-len(words) :].count(str(n)) for n, words in zip((3, 4, 5), told, strict=True)
    ] == [
        1,
        1,
        1,
    ]
    axe(browser)
    assert browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    browser.locator("button[name=apply]").click()
    browser.wait_for_load_state()
    assert browser.locator("button[name=apply]").count() == 0
    axe(browser)
    transaction.begin()
    points = functional_portal["points"]
    assert {"nurmeksen-uusi-piste", "sotkamon-uusi-piste"} <= set(points)
    assert not [each for each in points if each.startswith("vaar")]
