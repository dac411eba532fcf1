"""Plone asks this plug-in wherever a password is chosen."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from etapalvelu.portal.signin import passwords
from Products.PlonePAS.plugins.passwordpolicy import PasswordPolicyPlugin
from zope.globalrequest import getRequest
from zope.i18n import translate


class PasswordRule(PasswordPolicyPlugin):
    security = ClassSecurityInfo()

    @security.private
    def validateUserInfo(self, user, set_id, set_info):
        password = (set_info or {}).get("password")
        problem = passwords.problem(password) if password is not None else None
        if problem is None:
            return []
        return [{"id": "password", "error": translate(problem, context=getRequest())}]


InitializeClass(PasswordRule)
