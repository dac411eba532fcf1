"""A plan as plain data: what the page shows, and what is kept of an import that was done."""

from dataclasses import dataclass
from etapalvelu.portal.core.registers.model import KINDS
from etapalvelu.portal.core.registers.model import UNCHANGED
from etapalvelu.portal.core.registers.values import shown
from etapalvelu.portal.core.sentences import sentence
from zope.i18n import translate

# A page stays readable and below 60 kB; the file of the report has everything.
ROWS_ON_PAGE = 100
LENGTH = 120


@dataclass(frozen=True)
class Outcome:
    """Counts by kind; findings: (file, row, field, sentence).

    changes: (kind, file, row, title, lines) with a line (label, old, new) for each field.
    """

    counts: dict
    findings: tuple
    changes: tuple
    writes: bool
    digest: str


def outcome_of(plan, request):
    """Return the Outcome of a Plan in the reader's language."""
    return Outcome(
        counts=plan.counts(),
        findings=tuple(
            (each.file, each.row, each.field, sentence(each.problem, request))
            for each in plan.all_findings()
        ),
        changes=tuple(
            (each.kind, each.record.file, each.record.row, each.record.title, _lines(each, request))
            for each in sorted(plan.changes, key=lambda each: KINDS.index(each.kind))
            if each.kind != UNCHANGED and not each.findings
        ),
        writes=plan.writes,
        digest=plan.digest,
    )


def _lines(change, request):
    return tuple(
        (translate(field.label, context=request), _short(field.old), _short(field.new))
        for field in change.fields
    )


def _short(value):
    text = shown(value)
    return text if len(text) <= LENGTH else f"{text[:LENGTH].rstrip()}…"
