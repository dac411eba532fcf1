"""Plone's login and password reset, with our own pages."""

from etapalvelu.portal import _
from etapalvelu.portal.core import inputs
from etapalvelu.portal.signin import attempts
from etapalvelu.portal.signin import pending
from etapalvelu.portal.signin import store
from etapalvelu.portal.signin import visits
from plone import api
from Products.CMFPlone.browser.login.login import LoginForm
from Products.CMFPlone.browser.login.password_reset import PasswordResetView
from Products.CMFPlone.PasswordResetTool import ExpiredRequestError
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from smtplib import SMTPException
from urllib.parse import urlencode
from z3c.form import button
from zExceptions import Unauthorized

import logging
import sys

logger = logging.getLogger(__name__)


class Login(LoginForm):
    """Says the same to a wrong name and a wrong password; a right one may still need a code."""

    minutes = 0

    @button.buttonAndHandler(_("link_log_in", default="Log in"), name="login")
    def handle_login(self, action):
        visit = visits.current()
        if visit.wait:
            return self._ask_to_wait(visit.wait)
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
        elif visit.code_for and not visit.is_session_of(visit.code_for):
            pending.begin(self.request, visit.code_for)
            query = urlencode({"came_from": data.get("came_from") or ""})
            self.request.response.redirect(f"{self.context.absolute_url()}/login-code?{query}")
        elif api.user.is_anonymous():
            refused = _(
                "error_login_refused",
                default="The e-mail address or the password is wrong. Capital letters matter.",
            )
            api.portal.show_message(refused, self.request, type="error")
        else:
            first = self._post_login()
            self.redirect_after_login(data.get("came_from"), first)

    def _ask_to_wait(self, seconds):
        self.minutes = -(-seconds // 60)
        self.request.response.setStatus(429)
        self.request.response.setHeader("Retry-After", str(seconds))

    def error(self, name):
        """Return the message beside field `name` ("ac_name" or "ac_password"), or an empty text."""
        errors = {error.widget.__name__: error.message for error in self.widgets.errors or ()}
        return errors.get(name, "")

    @property
    def typed_name(self):
        """What was typed; Plone's widget forgets it, because its name changes after it has read."""
        return inputs.line(self.request.form.get("__ac_name"))


class ForgottenPassword(BrowserView):
    """Sends the letter; answers alike for every address, so that accounts cannot be guessed."""

    page_title = _("heading_forgotten_password", default="Forgotten password")
    sent = False

    def __call__(self):
        address = inputs.line(self.request.form.get("userid"))
        if self.request.method == "POST" and address:
            self._send(address)
            self.sent = True
        return self.index()

    def _send(self, address):
        # Nobody is told that the limit was reached: the owner's mailbox has the letters.
        if attempts.letter_allowed(address):
            try:
                api.portal.get_tool("portal_registration").mailPassword(address, self.request)
            except (ValueError, Unauthorized, SMTPException) as error:
                logger.warning("No password letter was sent: %s", type(error).__name__)


class PasswordReset(PasswordResetView):
    page_title = _("heading_new_password", default="Choose a new password")
    form = ViewPageTemplateFile("../templates/new_password.pt")
    outcome = ViewPageTemplateFile("../templates/password_outcome.pt")

    def invalid(self):
        # Plone takes an expired link for an invalid one until the form has been sent.
        if isinstance(sys.exception(), ExpiredRequestError):
            return self.expired()
        self.page_title = _("heading_link_invalid", default="The link does not work")
        return self.outcome(outcome="invalid")

    def expired(self):
        self.page_title = _("heading_link_expired", default="The link has expired")
        return self.outcome(outcome="expired")

    def _auto_login(self, userid, password):
        # A letter replaces the password, not the code of the telephone.
        user = api.user.get(username=userid)
        if user is None or store.has_second_factor(user.getId()):
            return self.finish()
        return super()._auto_login(userid, password)

    def finish(self):
        self.page_title = _("heading_password_saved", default="The password has been changed")
        return self.outcome(outcome="finished")

    @property
    def days(self):
        """How long a link is valid."""
        return api.portal.get_tool("portal_password_reset").getExpirationTimeout()
