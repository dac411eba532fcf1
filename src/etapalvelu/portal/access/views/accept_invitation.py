"""Where the link of an invitation leads: a new account, or one more membership of an old one."""

from etapalvelu.portal import _
from etapalvelu.portal.access import accounts
from etapalvelu.portal.access import directory
from etapalvelu.portal.access import invitationstore
from etapalvelu.portal.access.titles import role_names
from etapalvelu.portal.core import inputs
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from functools import cached_property
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from zope.interface import alsoProvides

# Remembers the secret while the person logs in, so that it gets into no other page's address.
COOKIE = "invitation"
COOKIE_SECONDS = 1800


class AcceptInvitation(Form):
    """Shows what is offered; a GET opens nothing, because mail scanners follow links."""

    page_title = _("heading_accept_invitation", default="Accept the invitation")
    invitation = None

    def __call__(self):
        response = self.request.response
        response.setHeader("Referrer-Policy", "no-referrer")
        response.setHeader("Cache-Control", "no-store")
        try:
            self.invitation = invitationstore.find(self.token)
        except invitationstore.NotOpen:
            return self._not_open()
        return super().__call__()

    @cached_property
    def token(self):
        token = self.request.form.get("token") or self.request.cookies.get(COOKIE, "")
        return inputs.line(token)

    @cached_property
    def organisation(self):
        return directory.titles([self.invitation.organisation]).get(self.invitation.organisation)

    @property
    def roles(self):
        return role_names(self.invitation.roles)

    @cached_property
    def situation(self):
        """Return which page fits: new, confirm, log-in or other-person."""
        account = accounts.find(self.invitation.email)
        reader = api.user.get_current().getId()
        if reader is None:
            return "new" if account is None else "log-in"
        return "confirm" if reader == account else "other-person"

    def make_fields(self):
        if self.situation != "new":
            return
        yield Field(
            "password",
            _("label_new_password", default="New password"),
            kind="password",
            autocomplete="new-password",
            help=_(
                "help_new_password",
                default="At least 12 characters. A few unrelated words make a good password.",
            ),
        )
        yield Field(
            "password_again",
            _("label_password_again", default="The same password again"),
            kind="password",
            autocomplete="new-password",
        )

    def check(self):
        errors = super().check()
        if errors or self.situation != "new":
            return errors
        problem = accounts.password_problem(self.values["password"], self._about)
        if problem:
            errors["password"] = problem
        elif self.values["password"] != self.values["password_again"]:
            errors["password_again"] = _(
                "error_passwords_differ", default="The two passwords are not the same."
            )
        return errors

    @property
    def _about(self):
        return self.invitation.name, self.invitation.email, self.organisation

    def save(self, values):
        if self.situation not in ("new", "confirm"):
            return None
        # The token was checked against the visitor; from here on the visitor is somebody else.
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            if self.situation == "new":
                user_id = invitationstore.accept_with_new_account(
                    self.invitation, values["password"]
                )
                accounts.log_in(user_id, self.request)
            else:
                invitationstore.accept(self.invitation, api.user.get_current().getId())
        except invitationstore.NotOpen:
            return self._not_open()
        self.request.response.expireCookie(COOKIE, path=self._cookie_path)
        welcome = _("message_welcome", default="Welcome! Here is what waits for you.")
        api.portal.show_message(welcome, self.request, type="success")
        return self.request.response.redirect(self.context.absolute_url())

    @property
    def log_in_url(self):
        """Return the login page's address; it comes back here and the cookie holds the secret."""
        self.request.response.setCookie(
            COOKIE,
            self.token,
            path=self._cookie_path,
            http_only=True,
            same_site="Lax",
            max_age=COOKIE_SECONDS,
        )
        here = f"{self.context.absolute_url()}/accept-invitation"
        return f"{self.context.absolute_url()}/login?came_from={here}"

    @property
    def _cookie_path(self):
        path = self.context.getPhysicalPath()
        return "/" + "/".join(self.request.physicalPathToVirtualPath(path))

    def _not_open(self):
        self.invitation = None
        self.request.response.setStatus(410)
        return self.index()
