"""Files are known by their bytes."""

from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.uploads import rules
from pathlib import Path

import importlib.util
import io
import pytest

_spec = importlib.util.spec_from_file_location("files", Path(__file__).with_name("files.py"))
files = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(files)


def check(data, name, size=None, **options):
    return rules.checked_type(io.BytesIO(data), size or len(data), name, **options)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (files.PDF, "ohje.PDF", "application/pdf"),
        (files.PNG, "kuva.png", "image/png"),
        (files.JPEG, "kuva.jpeg", "image/jpeg"),
        (files.ODT, "pohja.odt", "application/vnd.oasis.opendocument.text"),
        (b"nimi;kunta\n", "pisteet.csv", "text/csv"),
        (files.archive_of({"a/ohje.pdf": files.PDF, "b.docx": files.DOCX}), "x.zip", rules.ZIP),
    ],
)
def test_accepted_files_get_the_type_of_their_bytes(data, name, kind):
    assert check(data, name) == kind


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (files.SVG, "kuva.svg"),
        (files.SVG, "kuva.png"),
        (files.HTML, "sivu.html"),
        (files.HTML, "sivu.txt"),
        (files.HTML, "ohje.pdf"),
        (files.EXE, "asenna.exe"),
        (files.EXE, "ohje.pdf"),
        (files.PNG, "kuva.html"),
        (files.PDF, "ohje.exe"),
        (files.DOCM, "makro.docx"),
        (files.archive_of({"asenna.exe": files.EXE}), "x.zip"),
        (files.archive_of({"kuva.png": files.HTML}), "x.zip"),
        (files.archive_of({"../ulos.pdf": files.PDF}), "x.zip"),
        (files.archive_of({"sisempi.zip": files.archive_of({"a.pdf": files.PDF})}), "x.zip"),
        (b"PK\x03\x04 broken", "x.zip"),
        (b"%PDF-"[:3], "ohje.pdf"),
        (files.PDF, ""),
        (files.PDF, None),
        (files.PDF, "lasku.pdf.exe"),
        (files.PDF, "kuva.png.pdf.html"),
        (files.DOCX, "pohja.zip"),
        (files.archive_of({"a.pdf": files.PDF}), "pohja.docx"),
    ],
)
def test_everything_else_is_refused_with_one_sentence(data, name):
    with pytest.raises(ProblemError) as refusal:
        check(data, name)
    assert refusal.value.problem.msgid == "error_file_type"


def test_empty_and_huge_files_are_refused_by_their_size():
    with pytest.raises(ProblemError, match="empty"):
        check(b"", "tyhja.pdf")
    with pytest.raises(ProblemError, match="200 MB. The limit is 50 MB"):
        check(files.PDF, "iso.pdf", size=200 * rules.MB)


def test_a_picture_field_takes_only_pictures():
    assert check(files.PNG, "kuva.png", pictures_only=True) == "image/png"
    with pytest.raises(ProblemError) as refusal:
        check(files.PDF, "ohje.pdf", pictures_only=True)
    assert refusal.value.problem.msgid == "error_picture_type"


def test_an_archive_that_unpacks_to_too_much_is_refused():
    bomb = files.archive_of({"a.txt": b"x"})
    limit = rules.MAX_UNPACKED
    try:
        rules.MAX_UNPACKED = 0
        with pytest.raises(ProblemError):
            check(bomb, "x.zip")
    finally:
        rules.MAX_UNPACKED = limit


@pytest.mark.parametrize(
    "name",
    [
        "a" * 200 + ".pdf",
        "../../ulos.pdf",
        "C:\\ohje.pdf",
        "ohje\x00.pdf",
        "ohje\r\nSet-Cookie: a=b.pdf",
        "tiliote\u202efdp.pdf",
        "nolla\u200bleveys.pdf",
    ],
)
def test_names_that_mean_something_else_are_refused(name):
    with pytest.raises(ProblemError) as refusal:
        check(files.PDF, name)
    assert refusal.value.problem.msgid == "error_file_name"


@pytest.mark.parametrize("name", ["Työ tila (2).pdf", "Ma\u0308nty.pdf", "lasku.2026.pdf"])
def test_ordinary_names_pass(name):
    assert check(files.PDF, name) == "application/pdf"


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        (files.huge_png(60_000), "pommi.png", "error_picture_too_large"),
        (files.huge_png(9_000), "pommi.png", "error_picture_too_large"),
        (files.PNG[:20], "kuva.png", "error_picture_broken"),
        (b"\xff\xd8\xff" + files.HTML, "kuva.jpg", "error_picture_broken"),
    ],
)
def test_pictures_are_opened(data, name, problem):
    with pytest.raises(ProblemError) as refusal:
        check(data, name, pictures_only=True)
    assert refusal.value.problem.msgid == problem
