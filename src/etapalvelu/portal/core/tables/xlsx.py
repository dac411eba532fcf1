"""XLSX workbooks: the first sheet in, one plain sheet out."""

from datetime import date
from datetime import datetime
from datetime import time
from etapalvelu.portal.core.tables.model import MAX_COLUMNS
from etapalvelu.portal.core.tables.model import TableError
from openpyxl import Workbook
from openpyxl import load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

import io
import zipfile

MAX_UNPACKED = 60 * 1024 * 1024
MAX_RATIO = 200
_SMALL = 1024 * 1024
# Entities are declared in a DTD, which no Office program writes.
_DTD = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def records(data):
    """Yield (row number, cells) of the first sheet; formulas give their last saved value."""
    _refuse_bombs(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        # A sheet may lie about its size; without this, one stray cell makes a million rows.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_col=MAX_COLUMNS + 1)
        yield from ((number, _cells(number, row)) for number, row in enumerate(rows, 1))
    except Exception:
        # openpyxl raises whatever the broken XML makes it raise.
        raise _broken() from None


def write_xlsx(columns, rows, title="Taulukko"):
    """Return the bytes of a workbook whose every cell is text, so nothing runs as a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place in range(1, len(columns) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = 24
    sheet.append([_text_cell(sheet, column, bold=True) for column in columns])
    for row in rows:
        sheet.append([_text_cell(sheet, cell) for cell in row])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _refuse_bombs(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > MAX_UNPACKED or any(
                member.file_size > max(_SMALL, MAX_RATIO * member.compress_size)
                for member in members
            ):
                raise TableError(
                    "table_workbook_too_large", "The workbook is too large when it is unpacked."
                )
            bodies = (archive.read(member) for member in members)
            if any(mark in body for body in bodies for mark in _DTD):
                raise _broken()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        raise _broken() from None


def _broken():
    return TableError("table_broken_workbook", "The file is not a readable XLSX workbook.")


def _cells(number, row):
    try:
        cells = [_text(number, cell) for cell in row]
    except TableError as error:
        return error
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(number, cell):
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        raise TableError(
            "table_formula_error",
            "The cell ${cell} shows an error (${value}) instead of a value.",
            row=number,
            cell=f"{get_column_letter(cell.column)}{number}",
            value=value,
        )
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def _text_cell(sheet, value, bold=False):
    text = "" if value is None else ILLEGAL_CHARACTERS_RE.sub("", str(value))
    cell = WriteOnlyCell(sheet, value=text)
    # "=1+1" would otherwise become a formula.
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
