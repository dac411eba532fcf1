"""The page of scheduled work: what runs when, how it went, and a button to run it now."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.core import inputs
from etapalvelu.portal.jobs import rules
from etapalvelu.portal.jobs import store
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zExceptions import Forbidden
from zExceptions import NotFound
from zope.i18n import translate

RUN = "etapalvelu.portal: Run job"

STATUS = {
    "fine": ("state-approved", _("job_fine", default="In order")),
    "failing": ("state-refused", _("job_failing", default="Failing")),
    "begun": ("state-in_review", _("job_begun", default="Running, or cut off")),
    "late": ("state-overdue", _("job_late", default="Late")),
    "new": ("state-draft", _("job_new", default="Not run yet")),
}


class Jobs(BrowserView):
    """Everybody with the permission reads; only administrators ask for a run."""

    def __call__(self):
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self._ask()
        return self.index()

    @cached_property
    def now(self):
        return datetime.now(UTC)

    @cached_property
    def may_run(self):
        return api.user.has_permission(RUN)

    @property
    def is_silent(self):
        return rules.is_silent(store.schedule().heartbeat.at, self.now)

    @property
    def heartbeat(self):
        return self._moment(store.schedule().heartbeat.at)

    @cached_property
    def rows(self):
        """Troubled jobs first."""
        rows = [self._row(name, job) for name, job in store.jobs()]
        return sorted(
            rows, key=lambda row: (row["status"] not in ("failing", "late"), row["title"])
        )

    def button_label(self, row):
        """Return a button's name with the job in it, for those who hear the page."""
        label = _("label_run_job", default="Run now: ${job}", mapping={"job": row["title"]})
        return translate(label, context=self.request)

    def _row(self, name, job):
        known = store.state(name)
        status = self._status(name, job, known)
        css, words = STATUS[status]
        return {
            "name": name,
            "title": translate(job.title, context=self.request),
            "every": rhythm(job.every),
            "status": status,
            "status_css": css,
            "status_title": words,
            "asked": name in store.schedule().wishes,
            "due": self._moment(store.next_due(name, job)),
            "started": self._moment(known.started),
            "seconds": None if known.seconds is None else f"{known.seconds:.1f}".replace(".", ","),
            "result": translate(known.result, context=self.request),
            "failures": known.failures,
            "failure": known.failure,
            "failed_at": self._moment(known.failed_at),
        }

    def _status(self, name, job, known):
        if known.failures:
            return "failing"
        if store.is_overdue(name, job, self.now):
            return "late"
        if known.interrupted:
            return "begun"
        return "new" if known.ended is None else "fine"

    def _moment(self, moment):
        return moment and f"{moment.astimezone():%-d.%-m.%Y %-H.%M}"

    def _ask(self):
        if not self.may_run:
            raise Forbidden("Only administrators run jobs")
        name = inputs.line(self.request.form.get("job"))
        job = store.job(name)
        if job is None:
            raise NotFound("jobs")
        store.wish(name, self.now)
        audit.record("job.requested", target=name)
        message = _(
            "message_job_asked",
            default="Asked for: ${job}. A scheduler takes it up within a minute.",
            mapping={"job": translate(job.title, context=self.request)},
        )
        api.portal.show_message(message, self.request, type="success")
        self.request.response.redirect(f"{self.context.absolute_url()}/jobs")


def rhythm(every):
    """Say how often, in the largest unit that gives a whole number."""
    units = (
        (timedelta(days=1), _("rhythm_days", default="every ${number} d")),
        (timedelta(hours=1), _("rhythm_hours", default="every ${number} h")),
        (timedelta(minutes=1), _("rhythm_minutes", default="every ${number} min")),
        (timedelta(seconds=1), _("rhythm_seconds", default="every ${number} s")),
    )
    unit, message = next((unit for unit in units if every % unit[0] == timedelta(0)), units[-1])
    return _(message, default=message.default, mapping={"number": round(every / unit)})
