"""A plan of an import: what each source row would change, and what is wrong with it."""

from dataclasses import dataclass
from dataclasses import field
from etapalvelu.portal.core.problems import Problem
from etapalvelu.portal.core.tables.model import Finding

import hashlib

CREATED = "created"
UPDATED = "updated"
UNCHANGED = "unchanged"
REFUSED = "refused"
KINDS = (CREATED, UPDATED, UNCHANGED, REFUSED)


@dataclass
class Record:
    """What one row or document says of one piece of content.

    `content` is what it updates, None when it is new; then `container` is where it goes: a folder,
    or the Change that will make it. `headings` name the values' fields as the source does. `stamp`
    is kept with the content when it is written (see engine.stamp_of). `show(name, value)` may give
    a report's words for a value, None for the usual ones.
    """

    portal_type: str
    title: str
    values: dict
    file: str
    row: int = 0
    content: object = None
    container: object = None
    new_id: str = ""
    state: str = ""
    headings: dict = field(default_factory=dict)
    stamp: dict = field(default_factory=dict)
    show: object = None

    def finding(self, name, problem):
        """Return a Finding about one value."""
        return Finding(self.file, self.row, self.headings.get(name, name), problem)


@dataclass(frozen=True)
class FieldChange:
    """One field's old and new value; `field` is its schema field."""

    name: str
    field: object
    old: object
    new: object


@dataclass
class Change:
    """What a Record does: one of KINDS, with the fields that it changes or why it is refused."""

    record: Record
    kind: str
    fields: tuple = ()
    findings: tuple = ()
    content: object = None


@dataclass
class Plan:
    """All changes of an import.

    `findings`: rows and documents refused before they became a Change; `notices`: what is worth
    knowing but refuses nothing.
    """

    changes: list = field(default_factory=list)
    findings: list = field(default_factory=list)
    notices: list = field(default_factory=list)

    def counts(self):
        """Return {kind: number of records}."""
        counts = {kind: sum(change.kind == kind for change in self.changes) for kind in KINDS}
        counts[REFUSED] += len(self.findings)
        return counts

    def all_findings(self):
        """Return every finding in the order of the source, notices too."""
        found = [each for change in self.changes for each in change.findings]
        found += [*self.findings, *self.notices]
        return sorted(found, key=lambda finding: (finding.file, finding.row))

    @property
    def writes(self):
        """Tell whether applying the plan would change anything."""
        return any(change.kind in (CREATED, UPDATED) for change in self.changes)

    @property
    def digest(self):
        """Return a fingerprint that differs when the plan would do something else."""
        lines = [
            repr((each.kind, each.record.title, [(f.name, f.old, f.new) for f in each.fields]))
            for each in self.changes
        ]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def refused(record, findings):
    """Return the Change of a record that cannot be used."""
    return Change(record, REFUSED, findings=tuple(findings))


def unexpected(record):
    """Return the Finding of a record whose writing failed for a reason nobody foresaw."""
    problem = Problem("import_failed", "The record could not be saved; the log tells why.")
    return Finding(record.file, record.row, "", problem)
