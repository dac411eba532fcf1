"""The door: Plone's login and password reset, with our own pages."""

from etapalvelu.portal import _
from plone import api
from Products.CMFPlone.browser.login.login import LoginForm
from Products.CMFPlone.browser.login.password_reset import PasswordResetView
from Products.CMFPlone.PasswordResetTool import ExpiredRequestError
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from smtplib import SMTPException
from zExceptions import Unauthorized

import logging
import sys

logger = logging.getLogger(__name__)


class Login(LoginForm):
    def error(self, name):
        """Return the message beside field `name` ("ac_name" or "ac_password"), or an empty text."""
        errors = {error.widget.__name__: error.message for error in self.widgets.errors or ()}
        return errors.get(name, "")

    @property
    def typed_name(self):
        """What was typed; Plone's widget forgets it, because its name changes after it has read."""
        return self.request.form.get("__ac_name", "")


class ForgottenPassword(BrowserView):
    """Sends the letter; answers alike for every address, so that accounts cannot be guessed."""

    page_title = _("heading_forgotten_password", default="Forgotten password")
    sent = False

    def __call__(self):
        address = self.request.form.get("userid", "").strip()
        if self.request.method == "POST" and address:
            try:
                api.portal.get_tool("portal_registration").mailPassword(address, self.request)
            except (ValueError, Unauthorized, SMTPException) as error:
                logger.warning("No password letter was sent: %s", type(error).__name__)
            self.sent = True
        return self.index()


class PasswordReset(PasswordResetView):
    page_title = _("heading_new_password", default="Choose a new password")
    form = ViewPageTemplateFile("templates/new_password.pt")
    outcome = ViewPageTemplateFile("templates/password_outcome.pt")

    def invalid(self):
        # Plone takes an expired link for an invalid one until the form has been sent.
        if isinstance(sys.exception(), ExpiredRequestError):
            return self.expired()
        self.page_title = _("heading_link_invalid", default="The link does not work")
        return self.outcome(outcome="invalid")

    def expired(self):
        self.page_title = _("heading_link_expired", default="The link has expired")
        return self.outcome(outcome="expired")

    def finish(self):
        self.page_title = _("heading_password_saved", default="The password has been changed")
        return self.outcome(outcome="finished")

    @property
    def days(self):
        """How long a link is valid."""
        return api.portal.get_tool("portal_password_reset").getExpirationTimeout()
