"""The star on a page, and the page of all stars."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.favourites import store
from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zExceptions import MethodNotAllowed


class Star(ViewletBase):
    @cached_property
    def on(self):
        mine = store.of_person(api.user.get_current().getId())
        return api.content.get_uuid(self.context) in mine


class SetFavourite(BrowserView):
    """Takes `star`, "on" or "off", by POST and returns to the content."""

    def __call__(self):
        if self.request.method != "POST":
            raise MethodNotAllowed("POST only")
        CheckAuthenticator(self.request)
        user_id, uid = api.user.get_current().getId(), api.content.get_uuid(self.context)
        if parameters.text(self.request.form, "star") == "on":
            if not store.add(user_id, uid, datetime.now(UTC)):
                message = _("message_too_many_favourites", default="Remove a favourite first.")
                api.portal.show_message(message, self.request, type="warning")
        else:
            store.remove(user_id, uid)
        back = parameters.text(self.request.form, "back") == "favourites"
        portal_url = api.portal.get().absolute_url()
        target = f"{portal_url}/favourites" if back else self.context.absolute_url()
        self.request.response.redirect(target)
        return ""


class Favourites(BrowserView):
    page_title = _("heading_favourites", default="Favourites")

    @cached_property
    def rows(self):
        titles = api.portal.get_tool("portal_types")
        return [
            {"title": brain.Title, "url": brain.getURL(), "type": titles[brain.portal_type].title}
            for brain in store.mine()
        ]
