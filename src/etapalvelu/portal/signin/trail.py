"""What the doors write into the audit log; names of actions are part of its contract."""

from etapalvelu.portal.audit import store as audit
from plone import api


def locked(login, keys):
    """Somebody has to wait; `keys`: names of the limits that were reached.

    The account is named only when there is one: people type passwords into the wrong field.
    """
    accounts = api.portal.get_tool("acl_users").source_users
    target = accounts._login_to_userid.get(login) or ""
    audit.record("login.locked", target=target, limits=sorted(keys), at_once=True)


def sessions_ended(user_id, reason):
    audit.record("session.ended", target=user_id, reason=reason)


def second_factor(change, user_id):
    """change: enabled, disabled, reset, refused, recovery_used or recovery_renewed."""
    audit.record(f"second_factor.{change}", target=user_id, at_once=change == "refused")
