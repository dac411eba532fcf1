"""Accounts with a password: hashed with Argon2id, guarded by the door."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from AuthEncoding import AuthEncoding
from etapalvelu.portal.signin import door
from etapalvelu.portal.signin import hashing
from etapalvelu.portal.signin import store
from etapalvelu.portal.signin import trail
from plone.protect.interfaces import IDisableCSRFProtection
from Products.PlonePAS.plugins.user import UserManager
from Products.PluggableAuthService.events import CredentialsUpdated
from zope.event import notify
from zope.globalrequest import getRequest
from zope.interface import alsoProvides


class Accounts(UserManager):
    security = ClassSecurityInfo()

    @security.private
    def authenticateCredentials(self, credentials):
        return door.knock(self, credentials)

    @security.private
    def verify(self, login, password):
        """Return (user id, login) when the password is right; takes its time when it is not."""
        user_id = self._login_to_userid.get(login)
        reference = self._user_passwords.get(user_id) if user_id else None
        current = reference is not None and hashing.is_current(reference)
        if not current:
            hashing.waste(password)
        if reference is None or not AuthEncoding.is_encrypted(reference):
            return None
        if not AuthEncoding.pw_validate(reference, password):
            return None
        request = getRequest()
        # Reading a page never writes: an old hash waits for the next form.
        if not current and request is not None and request.method == "POST":
            alsoProvides(request, IDisableCSRFProtection)
            self._user_passwords[user_id] = hashing.encrypt(password)
        return user_id, login

    @security.private
    def addUser(self, user_id, login_name, password):
        # Always hashed: else somebody could choose a finished hash as his password.
        super().addUser(user_id, login_name, hashing.encrypt(password))

    @security.private
    def doChangeUser(self, principal_id, password):
        if self._user_passwords.get(principal_id) is None:
            raise RuntimeError(f"User does not exist: {principal_id}")
        self._user_passwords[principal_id] = hashing.encrypt(password)
        store.end_sessions(principal_id)
        trail.sessions_ended(principal_id, "password changed")
        notify(CredentialsUpdated(self.getUserById(principal_id), password))

    @security.private
    def updateUserPassword(self, user_id, password):
        if password:
            self.doChangeUser(user_id, password)


InitializeClass(Accounts)
