"""People who have left every organisation: since when, and what is forgotten of them."""

from etapalvelu.portal.access import store
from etapalvelu.portal.access.records import former
from plone import api

# Whoever holds another role than these by himself keeps the portal running.
_PLAIN = frozenset({"Member", "Authenticated"})


def left():
    """Yield (user id, aware moment of the last membership's end) of accounts without membership."""
    ended = former()
    for user_id in _outside():
        if user_id in ended:
            yield user_id, ended[user_id]


def note(now):
    """Start the clock of people who lost their memberships unnoticed, stop that of others."""
    ended, outside = former(), set(_outside())
    for user_id in set(ended) - outside:
        del ended[user_id]
    for user_id in outside - set(ended):
        ended[user_id] = now


def forget(user_id):
    """Remove an account with everything that tells whose it was; safe to repeat."""
    acl_users = api.portal.get_tool("acl_users")
    with api.env.adopt_roles(["Manager"]):
        api.portal.get_tool("portal_membership").deleteMembers(
            [user_id], delete_memberareas=0, delete_localroles=0
        )
    # The plugins take roles and groups of a deleted person away, but keep his id.
    acl_users.portal_role_manager._principal_roles.pop(user_id, None)
    acl_users.source_groups._principal_groups.pop(user_id, None)
    former().pop(user_id, None)


def _outside():
    acl_users = api.portal.get_tool("acl_users")
    roles = acl_users.portal_role_manager._principal_roles
    for user_id in list(acl_users.source_users.getUserIds()):
        if not store.memberships(user_id) and set(roles.get(user_id, ())) <= _PLAIN:
            yield user_id
