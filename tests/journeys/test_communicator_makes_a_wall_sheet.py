"""A communicator makes her point's wall sheet, takes material, and shows the point on a website."""

from pathlib import Path
from tests.printing import pdfs

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("width", [1280, 390])
def test_journey(page, axe, width):
    leena = page("leena.moilanen", width=width)
    leena.goto("points/kuhmo")
    leena.get_by_role("link", name="Huoneentaulu ja bannerit").click()
    axe(leena)
    leena.get_by_label("Väri").select_option(label="Valkoinen, säästää väriä")
    leena.get_by_label("Reunat").select_option(value="marks")
    with leena.expect_navigation():
        leena.get_by_role("button", name="Näytä tässä").click()
    assert leena.get_by_label("Reunat").input_value() == "marks", "what was chosen stays"
    axe(leena)
    with leena.expect_download() as waiting:
        leena.get_by_role("button", name="Lataa PDF").click()
    assert waiting.value.suggested_filename == "kuhmo-a3-fi.pdf"
    with pdfs.opened(Path(waiting.value.path()).read_bytes()) as document:
        assert pdfs.box(document.pages[0], "trimbox") == (10, 10, 297, 420)

    leena.goto("materials")
    axe(leena)
    leena.get_by_role("link", name="Huoneentaulu: Tervetuloa etäpalveluun (A3)").click()
    axe(leena)
    assert "0 tässä kuussa" in leena.locator("main").inner_text()
    with leena.expect_download():
        leena.get_by_role("link", name="Lataa (ODT").click()
    leena.reload()
    assert "1 tässä kuussa, 1 yhteensä" in leena.locator("main").inner_text()

    leena.goto("points/kuhmo/widget-code")
    axe(leena)
    snippet = leena.get_by_label("HTML-koodi").input_value()
    assert snippet.startswith("<iframe src=") and "point-info" in snippet
    widget = leena.frame_locator("iframe")
    widget.get_by_role("heading", name="Kuhmon asiointipiste").wait_for()
    widget.get_by_role("link", name="På svenska").click()
    widget.get_by_role("heading", name="Kuhmo serviceställe").wait_for()
