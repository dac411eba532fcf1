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
ROLES = tuple(dict.fromkeys(role for roles in ROLES_BY_KIND.values() for role in roles))
# These mean the same everywhere in the network, so their groups hold them on the whole site.
GLOBAL_ROLES = ("Coordinator", "Auditor", "Expert")
MANAGER_ROLES = ("PointManager", "ProviderManager", "Coordinator")

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
    """Return the roles that a principal (a user or group id) has in the organisation by its id alone."""
    membership = parse_group_id(principal_id)
    if membership is None or membership.organisation_uid != organisation_uid:
        return ()
    return (membership.role,)
