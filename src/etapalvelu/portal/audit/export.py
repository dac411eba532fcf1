"""The audit log as a file, with the filters of the page."""

from etapalvelu.portal import _
from etapalvelu.portal.audit import reading
from etapalvelu.portal.audit import store
from etapalvelu.portal.audit.views import AuditLog
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.listing.export import CSV
from etapalvelu.portal.core.listing.export import XLSX
from itertools import islice
from plone import api

# A workbook is made in memory.
LIMITS = {"csv": 200_000, "xlsx": 20_000}
KINDS = {"csv": CSV, "xlsx": XLSX}
COLUMNS = (
    ("number", _("column_number", default="Number")),
    ("time", _("column_time", default="Time")),
    ("actor", _("column_who", default="Who")),
    ("actor_id", _("column_user_id", default="User id")),
    ("source", _("column_source", default="Address")),
    ("request", _("column_request", default="Request")),
    ("action", _("column_action", default="What was done")),
    ("target", _("column_target", default="To what")),
    ("before", _("column_before", default="Before")),
    ("after", _("column_after", default="After")),
    ("other", _("column_details", default="Details")),
    ("hash", _("audit_detail_hash", default="Hash")),
)


class AuditLogExport(AuditLog):
    """CSV or XLSX of all lines that pass the filters; making it is a line itself."""

    def __call__(self):
        kind = "csv" if parameters.text(self.request.form, "format") == "csv" else "xlsx"
        limit = LIMITS[kind]
        lines = list(islice(reading.newest(self.query), limit + 1))
        if len(lines) > limit:
            return self._too_many(limit)
        store.record("log.exported", "audit-log", lines=len(lines), filters=self.narrowed)
        content_type, write = KINDS[kind]
        headings = [self.words.say(title) for _id, title in COLUMNS]
        data = write(headings, (self._cells(self.words.row(line)) for line in lines))
        response = self.request.response
        response.setHeader("Content-Type", content_type)
        response.setHeader("Content-Disposition", f'attachment; filename="audit-log.{kind}"')
        response.setHeader("Cache-Control", "private, no-store")
        return data

    def _too_many(self, limit):
        text = _(
            "message_too_many_lines",
            default="A file of this kind holds at most ${count} lines. Narrow the period.",
            mapping={"count": limit},
        )
        api.portal.show_message(text, self.request, type="warning")
        return self.request.response.redirect(self.link())

    def _cells(self, row):
        sides = zip(*row["changes"], strict=True) if row["changes"] else ((), (), ())
        names, before, after = sides
        row["before"], row["after"] = _pairs(names, before), _pairs(names, after)
        row["other"] = _pairs(*zip(*row["details"], strict=True)) if row["details"] else ""
        return [row[id_] for id_, _title in COLUMNS]


def _pairs(names, values):
    pairs = zip(names, values, strict=True)
    return "; ".join(f"{name}: {value}" if name else value for name, value in pairs)
