"""What the doors write into the audit log; names of actions are part of its contract."""

from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.core.ratelimit import RateLimit
from plone import api

import logging

logger = logging.getLogger(__name__)
# Of one process; strangers must not fill the database.
FAILURES_PER_MINUTE = RateLimit(240, 60)


def locked(login, keys):
    """Somebody has to wait; `keys`: names of the limits that were reached.

    The account is named only when there is one: people type passwords into the wrong field.
    """
    audit.record("login.locked", target=_account(login), limits=sorted(keys), at_once=True)


def failed(login):
    """Somebody showed a wrong password. How many lines a flood of them writes is bounded."""
    if FAILURES_PER_MINUTE.allow("failed"):
        audit.record("login.failed", target=_account(login), at_once=True)
    else:
        logger.warning("A failed login is not in the audit log: too many in this minute")


def sessions_ended(user_id, reason):
    audit.record("session.ended", target=user_id, reason=reason)


def second_factor(change, user_id):
    """change: enabled, disabled, reset, refused, recovery_used or recovery_renewed."""
    audit.record(f"second_factor.{change}", target=user_id, at_once=change == "refused")


def _account(login):
    return api.portal.get_tool("acl_users").source_users._login_to_userid.get(login) or ""
