"""Login sessions: idle time, longest time, ended on the server too."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from App.config import getConfiguration
from etapalvelu.portal.signin import rules
from etapalvelu.portal.signin import signing
from etapalvelu.portal.signin import store
from etapalvelu.portal.signin import visits
from plone.protect.interfaces import IDisableCSRFProtection
from plone.session.plugins.session import SessionPlugin
from time import time
from zope.globalrequest import getRequest
from zope.interface import alsoProvides


class Sessions(SessionPlugin):
    """Tickets carry the login time, the session's id and the account's epoch, all signed."""

    security = ClassSecurityInfo()

    @security.private
    def _setupSession(self, userid, response, tokens=(), user_data=""):
        # The one place where sessions begin: nobody gets one without what the account asks for.
        if not store.may_open_session(userid):
            return
        session = rules.session(user_data) or store.new_session(userid)
        super()._setupSession(userid, response, tokens, session.text())

    @security.private
    def _validateTicket(self, ticket, now=None):
        data = super()._validateTicket(ticket, now)
        if data is None:
            return None
        _digest, user_id, _tokens, user_data, seen = data
        session = rules.session(user_data)
        if session is None or not store.is_open(user_id, session, seen, now):
            return None
        return data

    @security.private
    def authenticateCredentials(self, credentials):
        found = super().authenticateCredentials(credentials)
        if found is not None:
            _digest, user_id, _tokens, user_data, seen = self._validateTicket(credentials["cookie"])
            visits.current().session = (user_id, rules.session(user_data), seen)
        return found

    @security.private
    def refresh_if_old(self, request):
        """Write the ticket anew while the person is at work."""
        visit = visits.current()
        if visit.session is None or self.getProperty("cookie_name") in request.response.cookies:
            return
        user_id, session, seen = visit.session
        if rules.needs_refresh(seen, int(time()), store.idle()):
            self._setupSession(user_id, request.response, (), session.text())

    @security.private
    def resetCredentials(self, request, response):
        credentials = self.extractCredentials(request)
        data = self._validateTicket(credentials["cookie"]) if credentials else None
        if data is not None:
            alsoProvides(request, IDisableCSRFProtection)
            store.end_session(data[1], rules.session(data[3]))
        super().resetCredentials(request, response)

    @security.private
    def _setCookie(self, cookie, response):
        super()._setCookie(cookie, response)
        request = getRequest()
        if request is not None and signing.is_https(request) and not getConfiguration().debug_mode:
            response.cookies[self.getProperty("cookie_name")]["secure"] = True


InitializeClass(Sessions)
