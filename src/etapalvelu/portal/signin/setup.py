"""Puts the doors into a site, and takes them out again."""

from Acquisition import aq_base
from etapalvelu.portal.signin import records
from etapalvelu.portal.signin.plugins.accounts import Accounts
from etapalvelu.portal.signin.plugins.passwordrule import PasswordRule
from etapalvelu.portal.signin.plugins.sessions import Sessions
from etapalvelu.portal.signin.plugins.tokens import Tokens
from plone import api
from Products.PluggableAuthService.interfaces.plugins import ICredentialsResetPlugin

PLUGINS = {
    "source_users": Accounts,
    "session": Sessions,
    "jwt_auth": Tokens,
    "password_policy": PasswordRule,
}


def prepare():
    """Make the stores and replace Plone's plug-ins by our subclasses; safe to repeat."""
    records.create()
    acl_users = api.portal.get_tool("acl_users")
    for id_, kind in PLUGINS.items():
        _become(acl_users, id_, kind)
    # Tickets themselves last long; how long a session lasts is asked when one is shown.
    acl_users.session.timeout = 24 * 60 * 60
    active = [id_ for id_, _plugin in acl_users.plugins.listPlugins(ICredentialsResetPlugin)]
    if "jwt_auth" not in active:
        acl_users.plugins.activatePlugin(ICredentialsResetPlugin, "jwt_auth")


def remove():
    """Give Plone its own plug-ins back. Hashes stay: without this package they fit nothing."""
    acl_users = api.portal.get_tool("acl_users")
    active = [id_ for id_, _plugin in acl_users.plugins.listPlugins(ICredentialsResetPlugin)]
    if "jwt_auth" in active:
        acl_users.plugins.deactivatePlugin(ICredentialsResetPlugin, "jwt_auth")
    for id_, kind in PLUGINS.items():
        _become(acl_users, id_, kind.__mro__[1])
    records.remove()


def _become(acl_users, id_, kind):
    old = aq_base(acl_users._getOb(id_))
    if type(old) is kind:
        return
    # A persistent object cannot change its class; the new one takes over all that the old one has.
    old._p_activate()
    new = kind.__new__(kind)
    new.__dict__.update(old.__dict__)
    # Not by _delOb: that would switch the plug-in off.
    acl_users._setOb(id_, new)
