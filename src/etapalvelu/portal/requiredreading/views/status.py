"""Who has read and who has not: of one organisation for its manager, of all for the coordinator."""

from etapalvelu.portal import _
from etapalvelu.portal.access import store as access
from etapalvelu.portal.access.titles import ROLE_TITLES
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.tables.csvfile import write_csv
from etapalvelu.portal.core.tables.xlsx import write_xlsx
from etapalvelu.portal.notifications import store as notifications
from etapalvelu.portal.organisations.store import organisation_brains
from etapalvelu.portal.requiredreading import store
from etapalvelu.portal.requiredreading.titles import STATUS_TITLES
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zExceptions import Forbidden
from zope.i18n import translate

REMIND = "etapalvelu.portal: Remind of reading"
COLUMNS = (
    _("label_title", default="Title"),
    _("label_name", default="Name"),
    _("label_role", default="Role"),
    _("label_state", default="State"),
    _("label_time", default="Time"),
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ReadingStatus(BrowserView):
    """The people of one organisation; the manager reminds those who have not read."""

    page_title = _("heading_reading_status", default="Confirmations of reading")

    def __call__(self):
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        if not self.may_remind:
            raise Forbidden("Not allowed to remind")
        count = self.remind(parameters.text(self.request.form, "remind"))
        message = _(
            "message_reading_reminded", default="Reminded: ${count}.", mapping={"count": count}
        )
        api.portal.show_message(message, self.request, type="success")
        self.request.response.redirect(f"{self.context.absolute_url()}/reading-status")
        return ""

    @cached_property
    def may_remind(self):
        return api.user.has_permission(REMIND, obj=self.context)

    def remind(self, uid):
        """Remind those who have not read; a person once a day of one content."""
        row = next((row for row in self.rows if row["uid"] == uid), None)
        if row is None:
            return 0
        missing = [user_id for user_id, _role, found in row["people"] if found is None]
        content = notifications.content(uid)
        key = f"{uid}/{row['round']}/{store.now().date().isoformat()}"
        return notifications.tell(missing, "requiredreading.reminded", content, key=key)

    @cached_property
    def rows(self):
        """Return what is asked of somebody here, the least read first."""
        asked = {found.uid: found for found in store.requirements()}
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog.searchResults(UID=list(asked)) if asked else []
        rows = [self._row(brain, asked[brain.UID]) for brain in brains]
        return sorted((r for r in rows if r["people"]), key=lambda r: (-r["missing"], r["title"]))

    def _row(self, brain, found):
        people = store.readers(found, self.context)
        late = [user_id for user_id, _role, confirmation in people if confirmation is None]
        return {
            "uid": brain.UID,
            "round": found.round,
            "title": brain.Title,
            "url": brain.getURL(),
            "people": people,
            "missing": len(late),
            "done": len(people) - len(late),
            "names": sorted(access.name_of(user_id) or user_id for user_id in late),
            "since": api.portal.get_localized_time(found.since),
        }


class ReadingStatusExport(ReadingStatus):
    """The same as a file, a row for each person."""

    def __call__(self):
        kind = "csv" if self.request.form.get("format") == "csv" else "xlsx"
        audit.record("personal_data.exported", target=api.content.get_uuid(self.context))
        response = self.request.response
        response.setHeader("Content-Type", "text/csv; charset=utf-8" if kind == "csv" else XLSX)
        response.setHeader("Content-Disposition", f'attachment; filename="reading.{kind}"')
        response.setHeader("Cache-Control", "private, no-store")
        headings = [translate(column, context=self.request) for column in COLUMNS]
        return (write_csv if kind == "csv" else write_xlsx)(headings, list(self.lines()))

    def lines(self):
        for row in self.rows:
            for user_id, role, found in row["people"]:
                state = STATUS_TITLES["done" if found is not None else "waits"]
                yield [
                    row["title"],
                    access.name_of(user_id) or user_id,
                    translate(ROLE_TITLES[role], context=self.request),
                    translate(state, context=self.request),
                    found.at.isoformat(timespec="minutes") if found is not None else "",
                ]


class ReadingOverview(BrowserView):
    """Every organisation with how many readings are missing; names are on its own page."""

    page_title = _("heading_reading_status", default="Confirmations of reading")

    @cached_property
    def rows(self):
        asked = store.requirements()
        rows = []
        for brain in organisation_brains().values() if asked else ():
            organisation = brain._unrestrictedGetObject()
            people = [line for found in asked for line in store.readers(found, organisation)]
            if people:
                done = sum(found is not None for _id, _role, found in people)
                rows.append(
                    {
                        "title": brain.Title,
                        "url": f"{brain.getURL()}/reading-status",
                        "asked": len(people),
                        "done": done,
                        "missing": len(people) - done,
                    }
                )
        return sorted(rows, key=lambda row: (-row["missing"], row["title"].casefold()))
