"""A communicator makes a plan of the template, completes it, and looks at the calendar."""

import pytest

PLAN = "points/kuhmo/take-up-2026"
PAGES = (
    PLAN,
    f"{PLAN}/edit-part?part=goals",
    f"{PLAN}/edit-action?id=a7",
    f"{PLAN}/paste-actions",
    "points/kuhmo/new-plan",
    "communication-calendar?month=2026-09",
    "communication-feed",
)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_are_accessible_and_fit(page, axe, width):
    tab = page("leena.moilanen", width=width)
    for address in PAGES:
        tab.goto(address)
        axe(tab)
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


@pytest.mark.browser
def test_the_journey_of_a_communicator(page, axe):
    tab = page("leena.moilanen")
    tab.goto("communication-plans")
    tab.get_by_role("link", name="Lisää").first.click()
    tab.get_by_label("Suunnitelman nimi").fill("Kuhmon viestintä 2027")
    tab.get_by_label("Aloita kopiosta").select_option(index=1)
    tab.get_by_label("Ensimmäisen toimen päivä").fill("4.1.2027")
    tab.get_by_role("button", name="Luo suunnitelma").click()
    assert "4.1.2027" in tab.inner_text("main")
    # By keyboard alone: to the goals, past the cells, and Enter saves.
    tab.locator("#goals").get_by_role("link", name="Muokkaa").click()
    goal = tab.get_by_label("Tavoite 3")
    goal.focus()
    tab.keyboard.type("Yhdistykset neuvovat jäseniään")
    tab.keyboard.press("Tab")
    tab.keyboard.type("Yhdistyksiä mukana")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.type("kymmenen")
    tab.keyboard.press("Enter")
    error = tab.locator("#row-2-target-error")
    error.wait_for()
    assert tab.input_value("#row-2-goal") == "Yhdistykset neuvovat jäseniään"
    axe(tab)
    tab.fill("#row-2-target", "10")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/kuhmon-viestinta-2027#goals")
    # The check says what the new goal lacks, and leads there.
    tab.get_by_role("link", name="Yhdistykset neuvovat jäseniään: mikään toimi").click()
    tab.get_by_role("link", name="Uusi toimi").click()
    tab.get_by_label("Toimi", exact=True).fill("Kiertue yhdistyksissä")
    tab.get_by_label("Päivä").first.fill("1.2.2027")
    tab.get_by_label("Kanava").fill("Kokoukset ja koulutukset")
    tab.get_by_label("Vastuuhenkilö").fill("Aino Lahti")
    tab.get_by_label("Tavoite, jota toimi edistää").select_option(
        label="Yhdistykset neuvovat jäseniään"
    )
    tab.get_by_label("Toistuu").select_option(label="Joka viikko")
    tab.get_by_label("Kuinka monta kertaa").fill("3")
    tab.get_by_role("button", name="Tallenna", exact=True).click()
    assert "mikään toimi ei edistä" not in tab.inner_text("main")
    tab.goto("communication-calendar?month=2027-02")
    assert tab.get_by_role("link", name="Kiertue yhdistyksissä").count() == 3
    tab.goto("points/kuhmo/kuhmon-viestinta-2027")
    with tab.expect_download() as download:
        tab.get_by_role("link", name="Lataa DOCX").click()
    assert download.value.suggested_filename == "kuhmon-viestinta-2027.docx"
