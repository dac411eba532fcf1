"""Reading of table files: the encodings and the breakages that offices send."""

from datetime import date
from datetime import datetime
from datetime import time
from etapalvelu.portal.core.tables import model
from etapalvelu.portal.core.tables import xlsx
from etapalvelu.portal.core.tables.model import TableError
from etapalvelu.portal.core.tables.read import read_table
from openpyxl import Workbook
from pathlib import Path

import codecs
import io
import os
import pytest
import zipfile

SAMPLES = Path(os.environ.get("ETAPALVELU_SAMPLES", Path(__file__).parents[3] / "shared/samples"))
TEXT = (
    "nimi;osoite\nHämeenlinnan asiointipiste;Raatihuoneenkatu 9\nÅbo–“serviceställe”;Öbergsgatan\n"
)
EXPECTED = [
    {"nimi": "Hämeenlinnan asiointipiste", "osoite": "Raatihuoneenkatu 9"},
    {"nimi": "Åbo–“serviceställe”", "osoite": "Öbergsgatan"},
]


def cells(data):
    table = read_table("pisteet.csv", data)
    assert table.findings == ()
    return [row.cells for row in table.rows]


def refusal(data):
    with pytest.raises(TableError) as caught:
        read_table("pisteet.csv", data)
    assert caught.value.finding.file == "pisteet.csv"
    assert str(caught.value).startswith("pisteet.csv")
    return caught.value


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("windows-1252"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace("–", "-").replace("“", "!").replace("”", "!").encode("utf-16-le"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace(";", ",").encode(),
        TEXT.replace(";", "\t").encode(),
        ("sep=;\r\n" + TEXT).encode(),
        TEXT.replace("Raatihuoneenkatu 9", '"Raatihuoneenkatu 9"').encode(),
    ],
)
def test_every_dialect_gives_the_same_table(data):
    expected = [dict(row) for row in EXPECTED]
    if b"!" in data:
        expected[1]["nimi"] = "Åbo-!serviceställe!"
    assert cells(data) == expected


def test_row_numbers_are_the_spreadsheets():
    table = read_table("a.csv", b'nimi;muu\n"kaksi\nrivia";x\n\nkolmas;y\n')
    assert [(row.number, row.cells["muu"]) for row in table.rows] == [(2, "x"), (4, "y")]


def test_short_rows_are_filled_and_long_rows_told():
    table = read_table(
        "a.csv", b"nimi;osoite\nLyhyt\nPitka;katu;ylim\xc3\xa4\xc3\xa4rainen\nHyva;katu\n"
    )
    assert [row.cells["nimi"] for row in table.rows] == ["Lyhyt", "Hyva"]
    assert [(finding.row, finding.problem.msgid) for finding in table.findings] == [
        (3, "table_row_too_long")
    ]


@pytest.mark.parametrize(
    ("data", "msgid", "row", "field"),
    [
        (b"", "table_empty", 0, ""),
        (b"\n\n", "table_empty", 0, ""),
        (b";;\nx;y;z", "table_empty", 0, ""),
        (b"nimi;;osoite\na;b;c", "table_column_unnamed", 1, ""),
        (b"nimi;Nimi\na;b", "table_column_twice", 1, "Nimi"),
        (b"nimi;osoite\na;b\x00", "table_not_text", 2, ""),
        (b"nimi;osoite\n\xe4;b\n\xc3\xa4;c", "table_mixed_encodings", 2, ""),
        (b"nimi;osoite\na;b\n\x81;c", "table_wrong_encoding", 3, ""),
        (codecs.BOM_UTF8 + b"nimi;osoite\n\xe4;b", "table_wrong_encoding", 2, ""),
        (codecs.BOM_UTF16_LE + b"n\x00i", "table_wrong_encoding", 1, ""),
        (b'nimi;osoite\n"a" b;c', "table_broken_csv", 2, ""),
        (b'nimi;osoite\n"avoin', "table_broken_csv", 2, ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "table_old_excel", 0, ""),
        (b"%PDF-1.7", "table_foreign", 0, ""),
        (b"<html><script>alert(1)</script>", "table_foreign", 0, ""),
        (b"PK\x03\x04 not really", "table_broken_workbook", 0, ""),
        (";".join(f"s{n}" for n in range(201)).encode(), "table_too_many_columns", 1, ""),
        (b"nimi\n" + b"x\n" * 20_001, "table_too_many_rows", 0, ""),
        (b"nimi\n" + b"x" * 200_000, "table_broken_csv", 2, ""),
        (b"x" * (model.MAX_BYTES + 1), "table_too_large", 0, ""),
    ],
)
def test_refusals_name_the_place(data, msgid, row, field):
    finding = refusal(data).finding
    assert (finding.problem.msgid, finding.row, finding.field) == (msgid, row, field)


def test_workbook_cells_become_text():
    data = workbook(
        ["nimi", "numero", "päivä", "aika", "hetki"],
        ["Åbo", 20100.0, date(2026, 11, 24), time(9, 0), datetime(2026, 11, 24, 9, 30)],
    )
    assert cells(data) == [
        {
            "nimi": "Åbo",
            "numero": "20100",
            "päivä": "2026-11-24",
            "aika": "09:00:00",
            "hetki": "2026-11-24T09:30:00",
        }
    ]


def test_a_formula_error_loses_only_its_row():
    book = Workbook()
    for row in (["nimi", "osoite"], ["eka", "#REF!"], ["toka", "katu"]):
        book.active.append(row)
    book.active["B2"].data_type = "e"
    target = io.BytesIO()
    book.save(target)
    table = read_table("a.xlsx", target.getvalue())
    assert [row.cells["nimi"] for row in table.rows] == ["toka"]
    assert [str(finding) for finding in table.findings] == [
        "a.xlsx, row 2: The cell B2 shows an error (#REF!) instead of a value."
    ]


def test_zip_bombs_are_refused_before_they_are_unpacked():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (xlsx.MAX_UNPACKED + 1))
    assert len(target.getvalue()) < 100_000
    assert refusal(target.getvalue()).problem.msgid == "table_workbook_too_large"


def test_an_entity_bomb_is_refused():
    entities = '<!ENTITY a0 "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["nimi"], ["x"]))) as source,
        zipfile.ZipFile(target, "w") as archive,
    ):
        for name in source.namelist():
            body = source.read(name)
            if name.endswith("sheet1.xml"):
                assert b"<t>x</t>" in body
                body = f"<!DOCTYPE x [{entities}]>".encode() + body.replace(b">x<", b">&a9;<")
            archive.writestr(name, body)
    assert refusal(target.getvalue()).problem.msgid == "table_broken_workbook"


@pytest.mark.skipif(
    not (SAMPLES / "places-manager").exists(),
    reason="NOT READ: set ETAPALVELU_SAMPLES to the folder that has places-manager",
)
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("register-offices.csv", 174),
        ("utf-8-bom.csv", 1),
        ("windows-1252.csv", 1),
        ("utf-16le.csv", 1),
        ("good_csv_with_lat_lng.csv", 1),
        ("council-tax-valuation-offices.csv", 1),
        ("bad_csv.csv", None),
    ],
)
def test_real_files_are_read_or_refused(name, rows):
    data = (SAMPLES / "places-manager" / name).read_bytes()
    if rows is None:
        assert refusal(data).problem.msgid == "table_broken_csv"
    else:
        table = read_table(name, data)
        assert (len(table.rows), table.findings) == (rows, ())
        assert "name" in table.columns
    if name in ("utf-8-bom.csv", "windows-1252.csv", "utf-16le.csv"):
        assert "Instrüction" in table.rows[0].cells["name"]
