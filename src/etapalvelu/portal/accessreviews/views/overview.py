"""All organisations: whose review is done, due or late."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.access import store as access
from etapalvelu.portal.accessreviews import rules
from etapalvelu.portal.accessreviews import store
from etapalvelu.portal.accessreviews.titles import STATUS_TITLES
from etapalvelu.portal.core.tables.csvfile import write_csv
from etapalvelu.portal.core.tables.xlsx import write_xlsx
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from zope.i18n import translate

STATE_CLASS = {"done": "state-approved", "soon": "state-expiring", "overdue": "state-overdue"}
COLUMNS = (
    _("label_organisation", default="Organisation"),
    _("label_state", default="State"),
    _("label_due", default="Due"),
    _("label_last_confirmed", default="Last confirmed"),
    _("label_confirmed_by", default="Confirmed by"),
)
CSV = ("text/csv; charset=utf-8", write_csv)
XLSX = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx)


class AccessReviews(BrowserView):
    page_title = _("heading_access_reviews", default="Reviews of access rights")

    @cached_property
    def rows(self):
        now = datetime.now(UTC)
        return [self._row(line, rules.status(line.due, now)) for line in store.overview()]

    def _row(self, line, status):
        return {
            "title": line.title,
            "url": f"{line.url}/access-review",
            "status": STATUS_TITLES[status],
            "state_class": STATE_CLASS[status],
            "key": status,
            "due": api.portal.get_localized_time(line.due),
            "last": line.last and api.portal.get_localized_time(line.last.at),
            "by": line.last and access.name_of(line.last.by),
        }

    @property
    def counts(self):
        """Return (title, how many organisations), the worst first."""
        keys = [row["key"] for row in self.rows]
        return [(STATUS_TITLES[key], keys.count(key)) for key in ("overdue", "soon", "done")]


class AccessReviewsExport(AccessReviews):
    """The same as a file: CSV or XLSX."""

    def __call__(self):
        kind = "csv" if self.request.form.get("format") == "csv" else "xlsx"
        content_type, write = CSV if kind == "csv" else XLSX
        headings = [translate(column, context=self.request) for column in COLUMNS]
        rows = [
            [
                row["title"],
                translate(row["status"], context=self.request),
                row["due"],
                row["last"] or "",
                row["by"] or "",
            ]
            for row in self.rows
        ]
        response = self.request.response
        response.setHeader("Content-Type", content_type)
        response.setHeader("Content-Disposition", f'attachment; filename="access-reviews.{kind}"')
        response.setHeader("Cache-Control", "private, no-store")
        return write(headings, rows)
