"""The retention table, what it would do today, and what its runs have done."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.core import inputs
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy import runs
from etapalvelu.portal.privacy import store
from etapalvelu.portal.privacy.titles import ACTION_TITLES
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zExceptions import Forbidden

MANAGE = "etapalvelu.portal: Manage retention"
SHOWN_RUNS = 20


class Retention(BrowserView):
    """The auditor reads; the coordinator decides what the controller has decided."""

    page_title = _("heading_retention", default="Retention of personal data")
    errors = {}

    def __call__(self):
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            if not self.may_manage:
                raise Forbidden("Only the coordinator changes the retention table")
            self.errors = self._check()
            if not self.errors:
                return self._save()
            self.request.response.setStatus(422)
        return self.index()

    @cached_property
    def may_manage(self):
        return bool(api.user.has_permission(MANAGE, obj=self.context))

    @cached_property
    def table(self):
        return store.table()

    @cached_property
    def forecast(self):
        """Return the dry run by kind; it holds numbers and dates, nobody's name."""
        return {line.kind: line for line in store.forecast(datetime.now(UTC))}

    @cached_property
    def rows(self):
        return [self._row(row, store.kinds()[row.kind]) for row in self.table]

    def _row(self, row, kind):
        line = self.forecast.get(row.kind)
        typed = self._typed(row) if self.request.method == "POST" else {}
        return {
            "kind": row.kind,
            "title": kind.title,
            "holds": kind.holds,
            "since": kind.since,
            "days": row.days,
            "typed": {"days": row.days, "action": row.action, "ground": row.ground}
            | {"confirmed": row.confirmed}
            | typed,
            "default_ground": kind.ground,
            "action": ACTION_TITLES.get(row.action),
            "actions": [(action, ACTION_TITLES[action]) for action in kind.actions],
            "confirmed": row.confirmed,
            "today": line and line.today,
            "later": line and line.later,
            "oldest": line and line.oldest and _date(line.oldest),
        }

    @property
    def timed(self):
        return [row for row in self.rows if row["days"] is not None]

    @property
    def untimed(self):
        return [row for row in self.rows if row["days"] is None]

    @cached_property
    def runs(self):
        titles = {row["kind"]: row["title"] for row in self.rows}
        return [
            {
                "at": _date(run.at, long_format=True),
                "counts": [
                    (titles.get(kind, kind), count) for kind, count in run.counts.items() if count
                ],
                "failed": [titles.get(kind, kind) for kind in run.failed],
                "done": run.done,
            }
            for run in runs.newest_first()[:SHOWN_RUNS]
        ]

    def _typed(self, row):
        form = self.request.form
        return {
            "days": inputs.line(form.get(f"{row.kind}-days")),
            "action": inputs.line(form.get(f"{row.kind}-action")) or row.action,
            "ground": inputs.text(form.get(f"{row.kind}-ground")),
            "confirmed": form.get(f"{row.kind}-confirmed") == "1",
        }

    def _check(self):
        found = {}
        for row in self.table:
            if row.days is None:
                continue
            typed = self._typed(row)
            if rules.days_problem(typed["days"]):
                found[f"{row.kind}-days"] = _(
                    "error_days",
                    default="Write whole days from ${from} to ${to}.",
                    mapping={"from": rules.SHORTEST, "to": rules.LONGEST},
                )
            if typed["action"] not in store.kinds()[row.kind].actions:
                found[f"{row.kind}-action"] = _("error_choose", default="Choose one of the list.")
            if len(typed["ground"]) > rules.LONGEST_GROUND:
                found[f"{row.kind}-ground"] = _(
                    "error_too_long",
                    default="Shorten this to ${limit} characters.",
                    mapping={"limit": rules.LONGEST_GROUND},
                )
        return found

    def _save(self):
        store.save([self._changed(row) for row in self.table])
        message = _("message_retention_saved", default="The retention table was saved.")
        api.portal.show_message(message, self.request, type="success")
        return self.request.response.redirect(f"{self.context.absolute_url()}/retention")

    def _changed(self, row):
        if row.days is None:
            return row
        typed = self._typed(row)
        return row._replace(**(typed | {"days": int(typed["days"])}))


def _date(moment, long_format=False):
    return api.portal.get_localized_time(moment, long_format=long_format)
