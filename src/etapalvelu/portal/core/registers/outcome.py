"""A plan as plain data: what the page shows, and what is kept of an import that was done."""

from dataclasses import dataclass
from etapalvelu.portal import _
from etapalvelu.portal.core.registers.model import KINDS
from etapalvelu.portal.core.registers.model import UNCHANGED
from etapalvelu.portal.core.registers.values import shown
from etapalvelu.portal.core.sentences import sentence
from plone import api
from zope.component import getUtility
from zope.i18n import translate
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IVocabularyFactory

# A page stays readable and below 60 kB; the file of the report has everything.
ROWS_ON_PAGE = 100
LENGTH = 120
# Plone has no Finnish word for its own field "Summary".
LABELS = {
    "title": _("label_name", default="Name"),
    "description": _("label_summary", default="Summary"),
}


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
        (
            translate(LABELS.get(each.name, each.field.title), context=request),
            _short(_words(change.record, each, each.old, request)),
            _short(_words(change.record, each, each.new, request)),
        )
        for each in change.fields
    )


def _words(record, change, value, request):
    words = record.show(change.name, value) if record.show else None
    if words is not None:
        return words
    field = change.field.value_type if ICollection.providedBy(change.field) else change.field
    if not IChoice.providedBy(field) or not value:
        return shown(value)
    terms = getUtility(IVocabularyFactory, field.vocabularyName)(api.portal.get())
    titles = {term.value: translate(term.title, context=request) for term in terms}
    values = value if isinstance(value, list | tuple) else [value]
    return ", ".join(titles.get(each, str(each)) for each in values)


def _short(text):
    return text if len(text) <= LENGTH else f"{text[:LENGTH].rstrip()}…"
