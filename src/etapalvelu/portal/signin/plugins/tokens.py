"""Bearer tokens of the REST API keep the same times as sessions in a browser."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from etapalvelu.portal.signin import rules
from etapalvelu.portal.signin import store
from etapalvelu.portal.signin import visits
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.pas.plugin import JWTAuthenticationPlugin
from Products.PluggableAuthService.interfaces.plugins import ICredentialsResetPlugin
from time import time
from zope.interface import alsoProvides
from zope.interface import implementer

CLAIM = "session"
SEEN = "seen"


@implementer(ICredentialsResetPlugin)
class Tokens(JWTAuthenticationPlugin):
    """A token is renewed with @login-renew within the idle time, up to the longest time."""

    security = ClassSecurityInfo()

    @security.private
    def create_token(self, userid, timeout=None, data=None):
        visit = visits.current()
        renewed = visit.is_session_of(userid)
        session = visit.session[1] if renewed else store.new_session(userid)
        claims = {CLAIM: session.text(), SEEN: int(time())}
        return super().create_token(userid, timeout or store.idle(), {**(data or {}), **claims})

    @security.private
    def authenticateCredentials(self, credentials):
        # The extractor also gives login and password, which are not for this plug-in.
        if "token" not in credentials:
            return None
        found = super().authenticateCredentials(credentials)
        if found is None:
            return None
        user_id, session, seen = self._read(credentials["token"])
        pas = self._getPAS()
        if session is None or not store.is_open(user_id, session, seen):
            return None
        if pas._verifyUser(pas.plugins, user_id=user_id) is None:
            return None
        visits.current().session = (user_id, session, seen)
        return found

    @security.private
    def resetCredentials(self, request, response):
        credentials = self.extractCredentials(request) or {}
        if "token" in credentials and self._decode_token(credentials["token"]):
            user_id, session, _seen = self._read(credentials["token"])
            if session is not None:
                alsoProvides(request, IDisableCSRFProtection)
                store.end_session(user_id, session)

    def _read(self, token):
        claims = self._decode_token(token)
        return claims["sub"], rules.session(claims.get(CLAIM, "")), claims.get(SEEN, 0)


InitializeClass(Tokens)
