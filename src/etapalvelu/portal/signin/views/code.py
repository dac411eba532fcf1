"""The second step of the login."""

from etapalvelu.portal import _
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.signin import attempts
from etapalvelu.portal.signin import pending
from etapalvelu.portal.signin import secondfactor
from etapalvelu.portal.signin import visits
from functools import cached_property
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from zope.component import getMultiAdapter
from zope.interface import alsoProvides


class LoginCode(Form):
    """Asks for the code; without the right password before it leads back to the login page."""

    page_title = _("heading_login_code", default="Enter the code")

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "no-store")
        if self.user is None:
            return self.request.response.redirect(f"{self.context.absolute_url()}/login")
        return super().__call__()

    @cached_property
    def user(self):
        user_id = pending.user_id(self.request)
        return api.portal.get_tool("acl_users").getUserById(user_id) if user_id else None

    @property
    def came_from(self):
        return self.request.form.get("came_from", "")

    def make_fields(self):
        yield Field(
            "code",
            _("label_code", default="Code"),
            help=_(
                "help_code",
                default="Six digits from the app in your telephone, or a recovery code.",
            ),
            limit=40,
            autocomplete="one-time-code",
        )

    def save(self, values):
        login = self.user.getUserName()
        wait = attempts.wait(attempts.CODE, login)
        # The session that begins here did not ask for this form.
        alsoProvides(self.request, IDisableCSRFProtection)
        if not secondfactor.accept(self.user.getId(), login, values["code"]):
            return self._refuse(wait)
        visits.current().passed = self.user.getId()
        pending.end(self.request)
        acl_users = api.portal.get_tool("acl_users")
        acl_users.session._setupSession(self.user.getId(), self.request.response)
        with api.env.adopt_user(user=self.user):
            login_view = getMultiAdapter((self.context, self.request), name="login")
            first = login_view._post_login()
            return login_view.redirect_after_login(self._inside(self.came_from), first)

    def _inside(self, address):
        inside = api.portal.get_tool("portal_url").isURLInPortal
        return address if address and inside(address) else None

    def _refuse(self, wait):
        if wait:
            self.request.response.setStatus(429)
            self.request.response.setHeader("Retry-After", str(wait))
            self.errors = {
                "code": _(
                    "error_code_wait",
                    default="Too many wrong codes. Try again in ${minutes} minutes.",
                    mapping={"minutes": -(-wait // 60)},
                )
            }
            return None
        self.request.response.setStatus(422)
        self.errors = {
            "code": _(
                "error_code_wrong",
                default="The code is wrong, too old or used already. Wait for the next one.",
            )
        }
        return None
