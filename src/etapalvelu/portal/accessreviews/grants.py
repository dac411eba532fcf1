"""Everything that gives somebody a role in an organisation, not the memberships only."""

from etapalvelu.portal.access import store as access
from etapalvelu.portal.access.rules import NETWORK_WIDE_ROLES
from etapalvelu.portal.access.rules import parse_group_id
from etapalvelu.portal.accessreviews import rules
from etapalvelu.portal.accessreviews.rules import Grant
from plone import api

# Roles that reach every organisation when somebody has them on the whole site.
_EVERYWHERE = (*sorted(NETWORK_WIDE_ROLES), "Manager", "Site Administrator")


def memberships(organisation):
    """Return the Grants by membership, which the review decides about, by name and role."""
    return [
        Grant(person.id, person.name, role, rules.MEMBERSHIP, last_login=person.last_login)
        for person, roles in access.people_of(organisation)
        for role in roles
    ]


def others(organisation):
    """Return the Grants that come from elsewhere: they are ended where they come from."""
    found = [*_local(organisation), *_network(organisation), *_root()]
    return sorted(found, key=lambda grant: (grant.name.casefold(), grant.role))


def _local(organisation):
    for principal, roles in organisation.get_local_roles():
        for role in roles:
            yield Grant(principal, access.name_of(principal) or principal, role, rules.LOCAL)


def _network(organisation):
    own = api.content.get_uuid(organisation)
    acl_users = api.portal.get_tool("acl_users")
    for role in _EVERYWHERE:
        for principal, _title in acl_users.portal_role_manager.listAssignedPrincipals(role):
            membership = parse_group_id(principal)
            if membership is None:
                yield from _direct(acl_users, principal, role)
            elif membership.organisation_uid != own:
                where = access.title_of(membership.organisation_uid)
                for user_id in acl_users.source_groups.getGroupMembers(principal):
                    name = access.name_of(user_id) or user_id
                    yield Grant(user_id, name, role, rules.NETWORK, where)


def _direct(acl_users, principal, role):
    if acl_users.source_groups.getGroupInfo(principal) is None:
        yield Grant(principal, access.name_of(principal) or principal, role, rules.DIRECT)
        return
    for user_id in acl_users.source_groups.getGroupMembers(principal):
        name = access.name_of(user_id) or user_id
        yield Grant(user_id, name, role, rules.DIRECT, principal)


def _root():
    # The administrators of the server: they have no account in the portal.
    acl_users = api.portal.get().__parent__.acl_users
    roles = getattr(acl_users, "roles", None)
    if roles is not None:
        for user_id, title in roles.listAssignedPrincipals("Manager"):
            yield Grant(user_id, title or user_id, "Manager", rules.ROOT)
