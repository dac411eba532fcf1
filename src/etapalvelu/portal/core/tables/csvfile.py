"""CSV as offices write it: separator and quoting found out, cells guarded against formulas."""

from etapalvelu.portal.core.tables.model import TableError
from etapalvelu.portal.core.tables.text import decode

import csv
import io
import re

SEPARATORS = ";,\t"
_SEPARATOR_LINE = re.compile(r"\s*sep=(.)\r?\n", re.IGNORECASE)
# What a spreadsheet program would run as a formula, after any number of our own guards.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def records(data):
    """Yield (row number, cells) of a CSV file's bytes; guards of write_csv are taken off."""
    text = decode(data)
    told = _SEPARATOR_LINE.match(text)
    if told:
        text = text[told.end() :]
    separator = told[1] if told else separator_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield number, [unguard(cell.strip()) for cell in cells]
    except csv.Error:
        raise TableError(
            "table_broken_csv",
            "The row cannot be read as CSV. Check its quotation marks and that no cell is huge.",
            row=number + 1,
        ) from None


def separator_of(text):
    """Return the separator that splits the header into the most columns; ";" when none does."""
    header = re.sub(r'"[^"]*"', "", text.lstrip("\r\n").split("\n", 1)[0])
    return max(SEPARATORS, key=header.count)


def guard(cell):
    """Put an apostrophe before text that a spreadsheet program would take for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell):
    """Take off the apostrophe that guard put; unguard(guard(x)) is x for every x."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def write_csv(columns, rows):
    """Return the bytes of a CSV that Finnish Excel opens as it is: ";", UTF-8 with a mark."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([guard(str(column)) for column in columns])
    for row in rows:
        writer.writerow([guard("" if cell is None else str(cell)) for cell in row])
    return target.getvalue().encode("utf-8-sig")
