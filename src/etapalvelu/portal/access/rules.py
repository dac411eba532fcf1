"""Roles by kind of organisation, and the names of the groups that carry them."""

from typing import NamedTuple

POINT = "point"
PROVIDER = "provider"
COORDINATOR = "coordinator"
MINISTRY = "ministry"

ROLES_BY_KIND = {
    POINT: ("PointManager", "Adviser", "Communicator"),
    PROVIDER: ("ProviderManager", "ProviderEditor", "Expert", "Communicator"),
    COORDINATOR: ("Coordinator", "Communicator"),
    MINISTRY: ("Coordinator", "Auditor", "Communicator"),
}
KINDS = tuple(ROLES_BY_KIND)
ROLES = tuple(dict.fromkeys(role for roles in ROLES_BY_KIND.values() for role in roles))
# These mean the same everywhere in the network, so their groups hold them on the whole site.
GLOBAL_ROLES = ("Coordinator", "Auditor", "Expert")
MANAGER_ROLES = ("PointManager", "ProviderManager", "Coordinator")
# Whoever holds one of these looks after the people of every organisation.
SUPERVISOR_ROLES = frozenset({"Coordinator", "Manager", "Site Administrator"})
# These reach the whole network: an organisation's own manager cannot give them.
NETWORK_WIDE_ROLES = frozenset({"Coordinator", "Auditor"})

_SEPARATOR = "."


class Membership(NamedTuple):
    """One person's place in one organisation."""

    organisation_uid: str
    role: str


def group_id(organisation_uid, role):
    """Return the id of the group whose members hold `role` in the organisation."""
    return f"{organisation_uid}{_SEPARATOR}{role}"


def parse_group_id(group):
    """Return the Membership that a group id stands for, or None for a group of another origin."""
    organisation_uid, separator, role = group.partition(_SEPARATOR)
    if not separator or role not in ROLES:
        return None
    return Membership(organisation_uid, role)


def local_roles(principal_id, organisation_uid):
    """Return the roles that a principal (user or group id) has in the organisation."""
    membership = parse_group_id(principal_id)
    if membership is None or membership.organisation_uid != organisation_uid:
        return ()
    return (membership.role,)


def may_grant(role, actor_roles):
    """Tell whether somebody with `actor_roles` in an organisation may give or take `role` there."""
    actor_roles = set(actor_roles)
    if actor_roles & SUPERVISOR_ROLES:
        return True
    return role not in NETWORK_WIDE_ROLES and bool(actor_roles.intersection(MANAGER_ROLES))


def leaves_no_manager(members, user_id, remaining_roles):
    """Tell whether an organisation would lose its last manager.

    members: user ids by role; remaining_roles: what the person `user_id` keeps there.
    """
    roles = [role for role in MANAGER_ROLES if role in members]
    managers = {person for role in roles for person in members[role]}
    left = managers - {user_id}
    return user_id in managers and not left and not set(roles) & set(remaining_roles)
