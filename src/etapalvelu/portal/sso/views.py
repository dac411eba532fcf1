"""The way to the provider and back."""

from base64 import urlsafe_b64decode
from base64 import urlsafe_b64encode
from etapalvelu.portal import _
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.signin.interfaces import IDoor
from etapalvelu.portal.sso import client
from etapalvelu.portal.sso import configuration
from etapalvelu.portal.sso import persons
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from Products.Five import BrowserView
from urllib.parse import urlencode
from zExceptions import NotFound
from zope.component import getUtility
from zope.interface import alsoProvides

import json

COOKIE = "sso-step"
SECONDS = 900


class _Step(BrowserView):
    """Missing, like any page that does not exist, while single sign-on is off."""

    page_title = _("heading_sso_failed", default="The login did not succeed")

    def __call__(self):
        self.provider = configuration.provider()
        if self.provider is None:
            raise NotFound(self.__name__)
        self.request.response.setHeader("Cache-Control", "no-store")
        return self.step()

    @property
    def callback(self):
        return f"{self.context.absolute_url()}/sso-callback"

    def refuse(self, reason):
        self.reason = reason
        self.request.response.setStatus(403)
        return self.index()


class SsoLogin(_Step):
    """Sends the visitor to the provider; state, nonce and verifier wait in a cookie."""

    def step(self):
        try:
            address, step = client.begin(self.provider, self.callback)
        except client.LoginFailed:
            return self.refuse("failed")
        came_from = self.request.form.get("came_from", "")
        step["came_from"] = came_from if isinstance(came_from, str) else ""
        getUtility(IDoor).set_cookie(
            self.request,
            COOKIE,
            urlsafe_b64encode(json.dumps(step).encode()).decode(),
            max_age=SECONDS,
        )
        return self.request.response.redirect(address)


class SsoCallback(_Step):
    """Where the provider sends the person back to."""

    def step(self):
        door, step = getUtility(IDoor), _read(self.request.cookies.get(COOKIE, ""))
        door.drop_cookie(self.request, COOKIE)
        query = self.request.get("QUERY_STRING", "")
        try:
            claims = client.finish(self.provider, self.callback, query, step)
        except client.LoginFailed as failure:
            audit.record("login.failed", source="sso", at_once=True, reason=str(failure))
            return self.refuse("cancelled" if failure.cancelled else "failed")
        # Only the browser that has begun knows the state: the request is its own wish.
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            user_id = persons.arrive(self.provider, claims)
        except persons.Unknown:
            return self.refuse("unknown")
        came_from = step.get("came_from", "")
        return self.request.response.redirect(door.let_in(self.request, user_id, came_from))


class SsoButton(BrowserView):
    """The link on the login page; nothing while single sign-on is off."""

    def __call__(self):
        self.provider = configuration.provider()
        return self.index() if self.provider else ""

    @property
    def address(self):
        came_from = self.request.form.get("came_from", "")
        query = f"?{urlencode({'came_from': came_from})}" if came_from else ""
        return f"{api.portal.get().absolute_url()}/sso-login{query}"


def _read(value):
    try:
        step = json.loads(urlsafe_b64decode(value.encode()))
    except ValueError:
        return {}
    fits = isinstance(step, dict) and all(isinstance(part, str) for part in step.values())
    return step if fits and {"state", "nonce", "verifier"} <= set(step) else {}
