"""The report of one organisation, and that of the whole network."""

from etapalvelu.portal import _
from etapalvelu.portal.access import store as access
from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.linkreport import rules
from etapalvelu.portal.linkreport import store
from etapalvelu.portal.organisations import store as organisations
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView

TITLES = {
    rules.BROKEN: _("finding_broken", default="The link leads to nothing"),
    rules.UNSEEN: _("finding_unseen", default="The link leads to what readers do not see"),
    rules.ANCHOR: _("finding_anchor", default="The place to which the link leads is missing"),
    rules.ALT: _("finding_alt", default="A picture has no alternative text"),
    rules.ANNEX: _("finding_annex", default="The text names an annex that is missing"),
    rules.FIGURE: _("finding_figure", default="A figure has a caption but no picture"),
    rules.EXTERNAL: _("finding_external", default="Link to another site"),
}
# Rows of one kind on the page; a page stays below 60 kB.
SHOWN = 60


class Report(BrowserView):
    """Faults in the texts of an organisation."""

    page_title = _("heading_text_report", default="Faults in texts")

    def __call__(self):
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            store.check(self.uid)
            api.portal.show_message(_("message_texts_read", default="The texts were read again."))
            return self.request.response.redirect(f"{self.context.absolute_url()}/text-report")
        return self.index()

    @cached_property
    def uid(self):
        return api.content.get_uuid(self.context)

    @property
    def name(self):
        return self.context.Title()

    @cached_property
    def report(self):
        return store.report(self.uid)

    @property
    def checked(self):
        language = api.portal.get_current_language()
        return date_text(self.report.at.astimezone().date(), language)

    @cached_property
    def groups(self):
        """The findings by kind: faults first, links to other sites last."""
        rows = self.report.rows if self.report else ()
        found = ((kind, [row for row in rows if row.kind == kind]) for kind in rules.KINDS)
        return [
            {"kind": kind, "title": TITLES[kind], "rows": rows[:SHOWN], "count": len(rows),
             "fault": kind in rules.FAULTS}
            for kind, rows in found if rows
        ]  # fmt: skip

    @property
    def faults(self):
        return sum(group["count"] for group in self.groups if group["fault"])

    organisations = ()


class NetworkReport(Report):
    """What lies outside of organisations, and how many faults each organisation has."""

    uid = ""
    name = _("text_outside_organisations", default="Guides, glossary and space guidelines")

    @cached_property
    def organisations(self):
        found = {brain.UID: brain for brain in api.content.find(portal_type=organisations.TYPES)}
        return [
            {"title": access.title_of(uid), "url": f"{found[uid].getURL()}/text-report",
             "count": count}
            for uid, count in store.reports() if uid in found
        ]  # fmt: skip
