"""The pages of an import: choose a file, look at what it would do, do it, read what was done."""

from etapalvelu.portal import _
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.registers import engine
from etapalvelu.portal.core.registers import pending
from etapalvelu.portal.core.registers.model import REFUSED
from etapalvelu.portal.core.registers.outcome import ROWS_ON_PAGE
from etapalvelu.portal.core.registers.outcome import outcome_of
from etapalvelu.portal.core.sentences import sentence
from etapalvelu.portal.core.tables.csvfile import write_csv
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate

KIND_TITLES = {
    "created": _("import_kind_created", default="New"),
    "updated": _("import_kind_updated", default="Changed"),
    "unchanged": _("import_kind_unchanged", default="As before"),
    "refused": _("import_kind_refused", default="Left out"),
}
EFFECTS = {
    "created": _("import_effect_created", default="Is new"),
    "updated": _("import_effect_updated", default="Changes"),
}
REPORT = (
    _("label_file", default="File"),
    _("label_row", default="Row"),
    _("label_field", default="Field"),
    _("label_problem", default="What is wrong"),
)


class ImportView(BrowserView):
    """Subclasses say what is uploaded (`choices`) and what it would do (`plan`).

    Only POST changes anything. A file is kept between the steps (`pending`); the plan is made anew
    before it is applied, and when it is no longer what was looked at, it is shown again instead.
    """

    template = ViewPageTemplateFile("templates/import.pt")
    title = None
    lead = None
    accept = ""
    max_bytes = 0
    error = ""
    changed_meanwhile = False

    def choices(self):
        """Return [(name, title)] of the registers that a file may be for."""
        raise NotImplementedError

    def plan(self, register, name, data):
        """Return the Plan of a file; raise ProblemError when the whole file is refused."""
        raise NotImplementedError

    def __call__(self):
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            target = self.act()
            if target:
                self.request.response.redirect(target)
                return ""
        if self.pending and parameters.text(self.request.form, "format") == "csv":
            return self.report()
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return self.template()

    def act(self):
        """Do what the pressed button says; return where to go next, None to show the page."""
        form = self.request.form
        if "cancel" in form:
            pending.forget(self.token)
            return self.address
        if "apply" in form:
            return self.apply()
        return self.upload()

    def upload(self):
        """Keep the uploaded file and go to look at it."""
        upload = self.request.form.get("file")
        name = getattr(upload, "filename", "") or ""
        data = upload.read(self.max_bytes + 1) if name else b""
        if self.chosen not in dict(self.choices()):
            self.error = _("import_no_register", default="Choose what the file is about.")
        elif not name:
            self.error = _("import_no_file", default="Choose a file.")
        elif not data:
            self.error = _("import_empty_file", default="The file is empty.")
        elif len(data) > self.max_bytes:
            self.error = _(
                "import_too_large",
                default="The file is larger than ${limit} MB.",
                mapping={"limit": str(self.max_bytes // 1024**2)},
            )
        else:
            name = name.replace("\\", "/").rpartition("/")[2][:100]
            return f"{self.address}?pending={pending.keep(self.chosen, name, data)}"
        return None

    def apply(self):
        """Do what was looked at, and keep the report of it."""
        if self.pending is None or self.pending.outcome is not None:
            return self.address
        plan = self.plan(self.pending.register, self.pending.name, self.pending.data)
        if plan.digest != parameters.text(self.request.form, "digest"):
            self.changed_meanwhile = True
            return None
        engine.apply(plan)
        self.pending.outcome = outcome_of(plan, self.request)
        # The file has done its work; only the report is needed any more.
        self.pending.file = None
        return f"{self.address}?pending={self.token}"

    def report(self):
        """Return all findings as CSV."""
        headings = [translate(title, context=self.request) for title in REPORT]
        response = self.request.response
        response.setHeader("Content-Type", "text/csv; charset=utf-8")
        response.setHeader("Content-Disposition", 'attachment; filename="import-report.csv"')
        response.setHeader("Cache-Control", "private, no-store")
        return write_csv(headings, self.outcome.findings if self.outcome else ())

    @cached_property
    def token(self):
        return parameters.text(self.request.form, "pending")

    @cached_property
    def pending(self):
        """The upload that is looked at, or None."""
        found = pending.get(self.token) if self.token else None
        return found if found and found.register in dict(self.choices()) else None

    @property
    def expired(self):
        """Whether the address speaks of an upload that is no longer there."""
        return bool(self.token) and self.pending is None

    @cached_property
    def chosen(self):
        choices = self.choices()
        only = choices[0][0] if len(choices) == 1 else ""
        return parameters.text(self.request.form, "register") or only

    @property
    def done(self):
        return self.pending is not None and self.pending.outcome is not None

    @cached_property
    def outcome(self):
        """What the file would do or did; None when the whole file is refused (see `refusal`)."""
        if self.done:
            return self.pending.outcome
        if self.refusal:
            return None
        return outcome_of(self._planned, self.request)

    @cached_property
    def refusal(self):
        """Why the whole file is refused, or ""."""
        if self.done:
            return ""
        try:
            self._planned = self.plan(self.pending.register, self.pending.name, self.pending.data)
        except ProblemError as error:
            finding = getattr(error, "finding", None)
            place = self.place(finding.row, finding.field) if finding else ""
            return f"{place}{sentence(error.problem, self.request)}"
        return ""

    def place(self, row, field):
        """Return "Row 3, name: ", as much of it as is known."""
        parts = []
        if row:
            message = _("text_row_number", default="Row ${row}", mapping={"row": str(row)})
            parts.append(translate(message, context=self.request))
        if field:
            parts.append(field)
        return f"{', '.join(parts)}: " if parts else ""

    def totals(self):
        """Return (kind, its title, number) of every kind."""
        return [(kind, KIND_TITLES[kind], self.outcome.counts[kind]) for kind in KIND_TITLES]

    def effect(self, kind):
        return EFFECTS[kind]

    @property
    def names_files(self):
        """Whether the findings are of files inside the uploaded one."""
        return any(finding[0] != self.pending.name for finding in self.outcome.findings)

    @property
    def refused(self):
        return self.outcome.counts[REFUSED]

    @property
    def good(self):
        return self.outcome.counts["created"] + self.outcome.counts["updated"]

    @property
    def rows_on_page(self):
        return ROWS_ON_PAGE

    @property
    def address(self):
        return f"{api.portal.get().absolute_url()}/{self.__name__}"
