"""One way for every attempt with a password: the form, REST, basic authentication, old cookies."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from etapalvelu.portal.signin import attempts
from etapalvelu.portal.signin import hashing
from etapalvelu.portal.signin import secondfactor
from etapalvelu.portal.signin import store
from etapalvelu.portal.signin import visits
from hashlib import sha256
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin
from zope.globalrequest import getRequest

BASIC = "credentials_basic_auth"


def knock(accounts, credentials):
    """Return (user id, login) when the credentials open the door, else None.

    accounts: the plug-in; its `verify(login, password)` compares the password.
    """
    login, password = credentials.get("login"), credentials.get("password")
    if not isinstance(login, str) or not isinstance(password, str) or not login or not password:
        return None
    visit = visits.current()
    # PAS and plone.restapi ask several times in one request; it is one attempt.
    key = sha256(f"{login}\0{password}".encode("utf-8", "replace")).digest()
    if key not in visit.tried:
        visit.tried[key] = _attempt(accounts, credentials, visit)
    return visit.tried[key]


def _attempt(accounts, credentials, visit):
    login, password = credentials["login"], credentials["password"]
    visit.wait = attempts.wait(attempts.LOGIN, login)
    if visit.wait:
        _hide_credentials(getRequest())
        return None
    if credentials.get("extractor") == BASIC and not store.setting("basic_auth", False):
        found = None
        hashing.waste(password)
    else:
        found = accounts.verify(login, password)
    if found is None:
        if not _opens_above(accounts, login, password):
            attempts.failed(attempts.LOGIN, login)
        return None
    user_id = found[0]
    if visit.is_session_of(user_id):
        # A logged-in person repeats the password, for example to change it.
        return found
    if store.has_second_factor(user_id):
        visit.code_for = user_id
        code = credentials.get("code")
        if not isinstance(code, str) or not secondfactor.accept(user_id, login, code):
            return None
        visit.passed = user_id
    elif _must_enrol(accounts, user_id) and not _is_form(credentials):
        return None
    attempts.succeeded(attempts.LOGIN, login)
    return found


def _is_form(credentials):
    return credentials.get("extractor") == "credentials_cookie_auth"


def _must_enrol(accounts, user_id):
    if not store.setting("second_factor_roles", None):
        return False
    return store.must_have_second_factor(accounts._getPAS().getUserById(user_id).getRoles())


def _opens_above(accounts, login, password):
    """Tell whether a server administrator's account of the Zope root fits; it is let in there."""
    pas = accounts._getPAS()
    above = getattr(aq_parent(aq_parent(aq_inner(pas))), "acl_users", None)
    if above is None or aq_base(above) is aq_base(pas) or "plugins" not in above.objectIds():
        return False
    credentials = {"login": login, "password": password}
    return any(
        plugin.authenticateCredentials(credentials)
        for id_, plugin in above.plugins.listPlugins(IAuthenticationPlugin)
        if id_ == "users"
    )


def _hide_credentials(request):
    # Else the user folder of the Zope root would try them, and nothing would slow that down.
    if request is None:
        return
    request._auth = None
    request.form.pop("__ac_password", None)
    request.other.pop("__ac_password", None)
    if request.getHeader("Content-Type", "").startswith("application/json"):
        request.set("BODY", b"{}")
