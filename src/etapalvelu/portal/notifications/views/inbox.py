"""Everybody's own inbox."""

from etapalvelu.portal import _
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.listing.rules import page_of
from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.notifications import reading
from etapalvelu.portal.notifications import store
from etapalvelu.portal.notifications.interfaces import INoticeKind
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zope.component import getUtility

PAGE_SIZE = 20
DUTIES = "duties"
UNREAD = "unread"


class Inbox(BrowserView):
    """Notices, newest first; opening one marks it as read."""

    page_title = _("heading_inbox", default="Notices")

    def __call__(self):
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        target = self.posted()
        self.request.response.redirect(target)
        return ""

    def posted(self):
        """Do what a button asks for and return where to go."""
        form = self.request.form
        opened = parameters.text(form, "open")
        read = opened or parameters.text(form, "read")
        row = next((row for row in self.everything if row.id == read), None)
        if row is not None:
            store.mark_read(self.user_id, {row.id})
        elif parameters.text(form, "all"):
            store.mark_read(self.user_id)
            message = _("message_all_read", default="All notices are marked as read.")
            api.portal.show_message(message, self.request, type="success")
        return row.url if row is not None and opened else self.address(self.page.number)

    @cached_property
    def user_id(self):
        return api.user.get_current().getId()

    @cached_property
    def everything(self):
        return reading.rows(self.user_id, api.portal.get_current_language())

    @cached_property
    def unread(self):
        return sum(row.unread for row in self.everything)

    @cached_property
    def kinds(self):
        """Return (value, title) of what the reader may choose from."""
        known = sorted({row.kind for row in self.everything})
        return [
            (UNREAD, _("option_unread", default="Unread")),
            (DUTIES, _("option_duties", default="What I have to do")),
            *((kind, getUtility(INoticeKind, kind).title) for kind in known),
        ]

    @cached_property
    def chosen(self):
        value = parameters.text(self.request.form, "show")
        return value if value in dict(self.kinds) else ""

    @cached_property
    def found(self):
        wanted = self.chosen
        return [
            row
            for row in self.everything
            if not wanted
            or (wanted == UNREAD and row.unread)
            or (wanted == DUTIES and row.duty)
            or row.kind == wanted
        ]

    @cached_property
    def page(self):
        return page_of(self.found, parameters.number(self.request.form, "page"), PAGE_SIZE)

    @property
    def pages(self):
        """Return (number, address) of each page."""
        return [(n, self.address(n)) for n in range(1, self.page.count + 1)]

    def address(self, number):
        query = {"show": self.chosen, "page": str(number) if number > 1 else ""}
        return f"{self.context.absolute_url()}/inbox{parameters.query(query)}"

    def date(self, moment):
        local = moment.astimezone()
        return f"{date_text(local.date(), api.portal.get_current_language())} {local:%H.%M}"
