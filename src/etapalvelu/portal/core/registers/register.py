"""A register that takes rows: the base of each feature's own description."""

from dataclasses import dataclass
from dataclasses import field
from etapalvelu.portal.core.columns import find
from etapalvelu.portal.core.listing.states import STATES
from etapalvelu.portal.core.problems import Problem
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.registers import engine
from etapalvelu.portal.core.registers import model
from etapalvelu.portal.core.registers.existing import Existing
from etapalvelu.portal.core.registers.values import CellError
from etapalvelu.portal.core.registers.values import in_all_languages
from etapalvelu.portal.core.registers.values import value_of
from etapalvelu.portal.core.tables.model import Finding
from etapalvelu.portal.core.tables.model import TableError
from functools import cached_property
from plone import api

import re

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")


@dataclass
class Cells:
    """One row's cells by column id, and the file's own headings for them."""

    texts: dict
    headings: dict
    file: str
    row: int
    findings: list = field(default_factory=list)
    failed: set = field(default_factory=set)

    def note(self, name, problem):
        """Write down what is wrong with a cell."""
        self.failed.add(name)
        heading = self.headings.get(name, name)
        self.findings.append(Finding(self.file, self.row, heading, problem))


class Register:
    """One import into a register; subclasses set the attributes and say where a row belongs.

    A method `read_<column>(text)` reads a column that is no plain value of its field. `aliases`
    are further headings {heading in lower case: column id}.
    """

    name = ""
    title = None
    portal_type = ""
    columns = ()
    aliases = {}
    not_fields = ("id", "state")
    # The column that names the container.
    container_column = ""

    def container(self, cells):
        """Return the folder of a row; raise CellError when the row names none that exists."""
        raise NotImplementedError

    def name_key(self, container, title, values):
        """Return what makes a record the same as another when neither id tells."""
        return "/".join(container.getPhysicalPath()), title.casefold()

    def name_keys(self, brain):
        """Return the name_key of a record in the catalog."""
        return brain.getPath().rpartition("/")[0], brain.Title.casefold()

    def normal(self, name, value):
        """Return a value in the form in which it is compared."""
        return value

    @cached_property
    def fields(self):
        return engine.fields_of(self.portal_type)

    @cached_property
    def titles(self):
        """The columns' headings in the reader's language."""
        language = api.portal.get_current_language()
        return {column.id: column.title(language) for column in self.columns}

    def show(self, name, value):
        """Return a report's words for a value, None for the usual ones."""
        return None

    def plan(self, table):
        """Return the Plan of a Table; raise TableError when it is no table of this register."""
        known, notices = self._columns(table)
        plan = model.Plan(findings=list(table.findings), notices=notices)
        existing = Existing(self)
        seen = {}
        for row in table.rows:
            texts = {column: row.cells[heading] for column, heading in known.items()}
            cells = Cells(texts, known, table.file, row.number)
            change = self._change(cells, existing)
            self._refuse_repetition(change, seen)
            plan.changes.append(change)
        return plan

    def _columns(self, table):
        known, notices = {}, []
        for heading in table.columns:
            column = find(self.columns, heading)
            name = column.id if column else self.aliases.get(heading.casefold())
            if name and name not in known:
                known[name] = heading
            else:
                problem = Problem("import_unknown_column", "The column is not read.")
                notices.append(Finding(table.file, 1, heading, problem))
        if "title" not in known:
            raise TableError(
                "import_no_title_column",
                "The file has no column ${column}, so it is not a file of this register.",
                table.file,
                1,
                column=find(self.columns, "title").fi,
            )
        return known, notices

    def _change(self, cells, existing):
        record = model.Record(
            self.portal_type,
            cells.texts["title"],
            {},
            cells.file,
            cells.row,
            headings=self.titles | cells.headings,
            show=self.show,
        )
        try:
            record.container = self.container(cells)
        except CellError as error:
            cells.note(self.container_column, error.problem)
        record.values = self._values(cells)
        if record.container is not None:
            self._find(record, cells, existing)
        if cells.findings:
            others = engine.value_findings(record, cells.failed)
            return model.refused(record, [*cells.findings, *others])
        return engine.examine(record, self.normal)

    def _values(self, cells):
        values = {}
        portal = api.portal.get()
        for name, text in cells.texts.items():
            if name in self.not_fields:
                continue
            read = getattr(self, f"read_{name}", None)
            try:
                values[name] = read(text) if read else value_of(self.fields[name], text, portal)
            except ProblemError as error:
                cells.note(name, error.problem)
        return values

    def _find(self, record, cells, existing):
        wanted = cells.texts.get("id", "")
        if wanted and not _ID.fullmatch(wanted):
            problem = Problem(
                "import_bad_id",
                "An identifier has only small letters a-z, numbers, dots, hyphens and underscores.",
            )
            cells.note("id", problem)
            return
        record.content = existing.find(record, wanted)
        if record.content is None:
            record.new_id = wanted
            record.state = self._state(cells)

    def _state(self, cells):
        text = cells.texts.get("state", "")
        if not text:
            return ""
        for state, title in STATES.items():
            if text.casefold() in {state, *(name.casefold() for name in in_all_languages(title))}:
                return state
        problem = Problem(
            "import_not_in_list", "${value} is not one of the choices.", {"value": text}
        )
        cells.note("state", problem)
        return ""

    def _refuse_repetition(self, change, seen):
        record = change.record
        if change.kind == model.REFUSED:
            return
        if record.content is not None:
            key = "/".join(record.content.getPhysicalPath())
        else:
            key = self.name_key(record.container, record.title, record.values), record.new_id
        if key in seen:
            problem = Problem(
                "import_repeated", "Row ${row} has the same record.", {"row": seen[key]}
            )
            change.kind, change.fields = model.REFUSED, ()
            change.findings = (record.finding("", problem),)
        seen.setdefault(key, record.row)
