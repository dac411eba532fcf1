"""The recycle bin of the reader's organisations."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.access import store as access
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.privacy import store as privacy
from etapalvelu.portal.recyclebin import rules
from etapalvelu.portal.recyclebin import store
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.i18nmessageid import MessageFactory

KIND = "recycle_bin"
_message = MessageFactory("etapalvelu.portal")


class RecycleBin(BrowserView):
    """What was deleted: put it back, or delete it for good."""

    page_title = _("heading_recycle_bin", default="Recycle bin")
    problem = None

    def __call__(self):
        if not access.managed_anywhere():
            raise Unauthorized("Only managers look into the bin")
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self._posted()
            if self.problem is None:
                return self.request.response.redirect(f"{self.context.absolute_url()}/recycle-bin")
            self.request.response.setStatus(409)
        return self.index()

    @cached_property
    def entries(self):
        return store.entries(access.managed_uids())

    @property
    def days(self):
        return privacy.row(KIND).days

    @cached_property
    def rows(self):
        now, language = datetime.now(UTC), api.portal.get_current_language()
        types = api.portal.get_tool("portal_types")
        return [
            {
                "id": entry.id,
                "title": entry.content.title,
                "type": types[entry.content.portal_type].title,
                "domain": types[entry.content.portal_type].i18n_domain,
                "place": entry.place,
                "organisation": access.title_of(entry.organisation) if entry.organisation else "",
                "deleted": date_text(entry.at.astimezone().date(), language),
                "left": rules.days_left(entry.at, now, self.days),
            }
            for entry in self.entries
        ]

    def _posted(self):
        entry = self._asked("restore") or self._asked("purge")
        if entry is None:
            raise NotFound("recycle-bin")
        title = entry.content.title
        if self._asked("purge"):
            store.purge(entry)
            text = _("message_purged", default="${title} was deleted for good.",
                     mapping={"title": title})  # fmt: skip
            api.portal.show_message(text)
            return
        try:
            found = store.restore(entry)
        except ProblemError as error:
            self.problem = (entry.id, _message(error.problem.msgid, default=error.problem.default))
            return
        text = _("message_restored", default="${title} is back in its place.",
                 mapping={"title": found.title})  # fmt: skip
        api.portal.show_message(text)

    def _asked(self, name):
        wanted = self.request.form.get(name)
        return next((entry for entry in self.entries if entry.id == wanted), None)
