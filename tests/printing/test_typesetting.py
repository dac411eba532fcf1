"""Data and a template give a tagged PDF or a picture, and never anything else."""

from etapalvelu.portal.printing import typesetting
from etapalvelu.portal.printing.typesetting import TypesettingError
from etapalvelu.portal.printing.typesetting import typeset
from pathlib import Path
from tests.printing import pdfs

import pytest
import time

HERE = Path(__file__).parent
MARKUP = [
    '#panic("run")',
    '$ x^2 $ #read("/etc/passwd") <b>bold</b> *strong* _it_ `raw` \\u{41} @ref <label>',
    '"); #import "@preview/cetz:0.3.0"; (" // /* ',
]
SPOKEN = "Čáhppes đŋŧž Åäö ẞ العربية 👩‍👩‍👧 ☎️ 漢字"


def plain(bleed=0, format="pdf", **values):
    data = {"title": "Otsikko", "lang": "fi", "lines": [*MARKUP, SPOKEN], "bleed": bleed}
    return typeset(HERE / "plain.typ", data | values, format=format, bleed=3 if bleed else None)


def test_document_is_tagged_and_carries_its_fonts(tmp_path):
    content = plain()
    with pdfs.opened(content) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "fi"
        assert document.open_metadata()["pdfuaid:part"] == "1"
        assert [role for role, alt in pdfs.structure(document)].count("H1") == 4
        assert all(pdfs.fonts(document).values())
        assert {name.partition("+")[2][:8] for name in pdfs.fonts(document)} >= {
            "/Atkinson"[1:],
            "NotoSans",
            "NotoEmoj",
        }


def test_markup_in_the_data_stays_text(tmp_path):
    text = pdfs.flat(pdfs.shown(plain(title=MARKUP[0]), tmp_path))
    for each in (MARKUP[0] * 2, *MARKUP, "Čáhppes đŋŧž Åäö ẞ"):
        assert pdfs.flat(each) in text
    assert "��" in text  # no font of ours has Chinese


def test_bleed_box_lies_around_the_trim_box():
    with pdfs.opened(plain(bleed=10)) as document:
        page = document.pages[0]
        assert pdfs.box(page, "mediabox") == (0, 0, 120, 170)
        assert pdfs.box(page, "trimbox") == (10, 10, 100, 150)
        assert pdfs.box(page, "bleedbox") == (7, 7, 106, 156)
        assert document.Root.MarkInfo.Marked


def test_picture_has_the_pixels_that_were_asked_for():
    assert plain(format="png").startswith(b"\x89PNG")


def test_mistake_and_endless_work_are_told_and_end(monkeypatch):
    with pytest.raises(TypesettingError, match="dictionary does not contain"):
        typeset(HERE / "plain.typ", {"title": "x"})
    monkeypatch.setattr(typesetting, "MEMORY", 600 * 1024**2)
    monkeypatch.setattr(typesetting, "SECONDS", 2)
    begun = time.monotonic()
    with pytest.raises(TypesettingError):
        typeset(HERE / "endless.typ", {})
    assert time.monotonic() - begun < 5
