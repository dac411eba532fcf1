"""What a read file is: rows of text, and what was wrong with some of them."""

from dataclasses import dataclass
from dataclasses import replace
from etapalvelu.portal.core.problems import Problem
from etapalvelu.portal.core.problems import ProblemError

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 200


@dataclass(frozen=True)
class Finding:
    """A Problem with its place; row 1 is the header, 0 means the whole file."""

    file: str
    row: int
    field: str
    problem: Problem

    def __str__(self):
        place = [self.file, f"row {self.row}" if self.row else "", self.field]
        return f"{', '.join(part for part in place if part)}: {self.problem}"


class TableError(ProblemError):
    """The whole file is refused; `finding` says where and why."""

    def __init__(self, msgid, default, file="", row=0, field="", **variables):
        super().__init__(msgid, default, **variables)
        self.finding = Finding(file, row, field, self.problem)

    def __str__(self):
        return str(self.finding)

    def in_file(self, name):
        """Name the file, which the inner readers do not know."""
        self.finding = replace(self.finding, file=name)
        return self


@dataclass(frozen=True)
class Row:
    """One row; `cells` has every column of the header, "" where the file has nothing."""

    number: int
    cells: dict


@dataclass(frozen=True)
class Table:
    """A file's columns and sound rows; `findings` tell of the rows left out."""

    file: str
    columns: tuple
    rows: tuple
    findings: tuple = ()


def build(name, records):
    """Make a Table of numbered records, the header first.

    A record is (number, [cell, ...]) or (number, TableError) for a row that could not be read.
    """
    records = iter(records)
    _, header = next(records, (0, []))
    if isinstance(header, TableError):
        raise header
    columns = _columns(header)
    rows, findings = [], []
    for number, cells in records:
        if number > MAX_ROWS + 1:
            raise TableError(
                "table_too_many_rows", "The file has more than ${limit} rows.", limit=MAX_ROWS
            )
        if isinstance(cells, TableError):
            findings.append(cells.in_file(name).finding)
            continue
        if not any(cells):
            continue
        extra = [cell for cell in cells[len(columns) :] if cell]
        if extra:
            problem = Problem(
                "table_row_too_long",
                "The row has ${cells} cells but the header names only ${columns} columns.",
                {"cells": len(cells), "columns": len(columns)},
            )
            findings.append(Finding(name, number, "", problem))
            continue
        cells += [""] * (len(columns) - len(cells))
        rows.append(Row(number, dict(zip(columns, cells, strict=False))))
    return Table(name, columns, tuple(rows), tuple(findings))


def _columns(header):
    columns = [" ".join(cell.split()) for cell in header]
    while columns and not columns[-1]:
        columns.pop()
    if not columns:
        raise TableError("table_empty", "The file is empty: its first row has no column names.")
    if len(columns) > MAX_COLUMNS:
        raise TableError(
            "table_too_many_columns",
            "The file has more than ${limit} columns.",
            row=1,
            limit=MAX_COLUMNS,
        )
    seen = set()
    for place, column in enumerate(columns, 1):
        if not column:
            raise TableError(
                "table_column_unnamed", "Column ${place} has no name.", row=1, place=place
            )
        if column.casefold() in seen:
            raise TableError(
                "table_column_twice", "Two columns have the same name.", row=1, field=column
            )
        seen.add(column.casefold())
    return tuple(columns)
