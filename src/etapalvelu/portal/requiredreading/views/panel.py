"""Above the text: what the reader has to do with it, and its confirmation."""

from etapalvelu.portal import _
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.requiredreading import rules
from etapalvelu.portal.requiredreading import store
from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zExceptions import BadRequest
from zExceptions import MethodNotAllowed

ASK = "etapalvelu.portal: Require reading"


class ReadingPanel(ViewletBase):
    @cached_property
    def task(self):
        return store.task_of(api.user.get_current().getId(), self.context)

    @property
    def waits(self):
        return self.task is not None and self.task.status == rules.WAITS

    @property
    def again(self):
        """Whether the reader has confirmed an earlier round."""
        return self.waits and self.task.confirmation is not None

    @property
    def done(self):
        """The date of the reader's confirmation, None without one."""
        if self.task is None or self.task.status != rules.DONE:
            return None
        return api.portal.get_localized_time(self.task.confirmation.at)

    @property
    def may_ask(self):
        return api.user.has_permission(ASK, obj=self.context)

    @property
    def asked(self):
        return self.may_ask and store.requirement(self.context) is not None


class Confirm(BrowserView):
    """Takes the reader's confirmation by POST."""

    def __call__(self):
        if self.request.method != "POST":
            raise MethodNotAllowed("POST only")
        CheckAuthenticator(self.request)
        # What was shown may have changed meanwhile: only the round that was read is confirmed.
        task = store.task_of(api.user.get_current().getId(), self.context)
        if task is None:
            raise BadRequest("Nobody has asked to read this")
        if parameters.number(self.request.form, "round") == task.requirement.round:
            store.confirm(api.user.get_current().getId(), self.context, store.now())
            message, kind = (
                _("message_reading_confirmed", default="Your reading is noted."),
                "success",
            )
        else:
            message, kind = (
                _("message_reading_changed", default="The text has changed: read it once more."),
                "warning",
            )
        api.portal.show_message(message, self.request, type=kind)
        self.request.response.redirect(self.context.absolute_url())
        return ""
