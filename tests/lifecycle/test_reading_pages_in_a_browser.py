"""The pages of what people read: accessible at both widths, narrow enough, usable by keyboard."""

import pytest

pytestmark = pytest.mark.browser

PAGES = (
    "service-cards",
    "providers/verohallinto/verokortti-ja-ennakkovero/card-fi",
    "space-guidelines",
    "space-guidelines/remote-service-room",
    "materials",
    "organisations/lupa-ja-valvontavirasto/wall-sheet",
    "training",
    "organisations/lupa-ja-valvontavirasto/basics-of-remote-service",
    "organisations/lupa-ja-valvontavirasto/basics-of-remote-service/receiving-customer",
    "communication-plans",
    "points/kuhmo/take-up-2026",
    "glossary",
    "glossary/remote-service",
    "questions",
    "questions/evening-hours",
    "guides",
    "guides/premises",
    "organisations/lupa-ja-valvontavirasto/new-point-in-utsjoki",
)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("reader", ["kaisa.rantala", "leena.moilanen"])
def test_pages_are_accessible_and_fit(page, axe, server, reader, width):
    tab = page(reader, width=width)
    for path in PAGES:
        answer = tab.goto(f"{server.url}/{path}")
        assert answer.status == 200, path
        assert len(answer.body()) <= 60 * 1024, path
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert tab.evaluate(wide) <= 0, f"{path} is too wide"
        axe(tab)


def test_a_question_is_asked_and_a_fault_mended_by_keyboard(page, axe, server):
    tab = page("hanna.pylkko")
    tab.goto(f"{server.url}/questions")
    tab.focus("#new_details")
    tab.keyboard.type("Haluan tietää ennen kevättä.")
    tab.focus("button[name=ask]")
    tab.keyboard.press("Enter")
    assert tab.locator("#new_title-error").inner_text() == "Kirjoita kysymys."
    assert tab.input_value("#new_details") == "Haluan tietää ennen kevättä."
    axe(tab)
    tab.focus("#new_title")
    tab.keyboard.type("Kuka opettaa?")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.type("Osaaminen")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    tab.keyboard.press("Tab")
    with tab.expect_navigation():
        tab.keyboard.press("Enter")
    assert "Kysymys on lisätty" in tab.locator("main").inner_text()
    tab.click("text=Kuka opettaa?")
    text = tab.locator("main").inner_text()
    assert "kysyjää ei näytetä" in text and "Hanna" not in text


def test_a_card_is_written_in_the_browser(page, axe, server):
    tab = page("maria.salonen")
    tab.goto(f"{server.url}/providers/verohallinto/kiinteistoverotus/++add++ServiceCard")
    tab.fill("[name='form.widgets.IBasic.title']", "Kiinteistöverotuksen ohje")
    tab.click("button[name='form.buttons.save'], input[name='form.buttons.save']")
    tab.wait_for_url("**/card-fi/view")
    assert "Kiinteistöverotuksen ohje" in tab.locator("h1").inner_text()
    axe(tab)
