"""Memberships, kept as PAS groups: the only place that knows how."""

from AccessControl import getSecurityManager
from datetime import UTC
from datetime import datetime
from etapalvelu.portal.access import accounts
from etapalvelu.portal.access.records import former
from etapalvelu.portal.access.records import requests
from etapalvelu.portal.access.requestrules import WAITING
from etapalvelu.portal.access.rules import GLOBAL_ROLES
from etapalvelu.portal.access.rules import MANAGER_ROLES
from etapalvelu.portal.access.rules import POINT
from etapalvelu.portal.access.rules import PROVIDER
from etapalvelu.portal.access.rules import ROLES_BY_KIND
from etapalvelu.portal.access.rules import SUPERVISOR_ROLES
from etapalvelu.portal.access.rules import group_id
from etapalvelu.portal.access.rules import parse_group_id
from etapalvelu.portal.organisations.interfaces import INetworkOrganisation
from etapalvelu.portal.organisations.interfaces import IServiceProvider
from plone import api


def kind(organisation):
    """Return the kind of an organisation: point, provider, coordinator or ministry."""
    if IServiceProvider.providedBy(organisation):
        return PROVIDER
    if INetworkOrganisation.providedBy(organisation):
        return organisation.kind
    return POINT


def roles(organisation):
    """Return the roles that people can have in the organisation, manager first."""
    return ROLES_BY_KIND[kind(organisation)]


def create_groups(organisation):
    """Make the groups of an organisation; safe to repeat."""
    uid = api.content.get_uuid(organisation)
    for role in roles(organisation):
        group = group_id(uid, role)
        if api.group.get(groupname=group) is None:
            site_roles = [role] if role in GLOBAL_ROLES else []
            api.group.create(
                groupname=group, title=f"{organisation.title}: {role}", roles=site_roles
            )


def remove_groups(organisation):
    """End every membership of an organisation and remove its groups."""
    uid = api.content.get_uuid(organisation)
    for role, people in members(organisation).items():
        for user_id in people:
            end_membership(user_id, organisation, role)
        api.group.delete(groupname=group_id(uid, role))


def people_of(organisation):
    """Return (accounts.Person, roles) of everybody with a membership in it, by name."""
    held = {}
    for role, user_ids in members(organisation).items():
        for user_id in user_ids:
            held.setdefault(user_id, []).append(role)
    found = [(accounts.person(user_id), roles) for user_id, roles in held.items()]
    known = [(person, roles) for person, roles in found if person is not None]
    return sorted(known, key=lambda row: row[0].name.casefold())


def people_with(roles, organisation_uid=None):
    """Return the accounts.Persons who have one of the roles in an organisation, or anywhere."""
    found = {}
    for group in _groups().getGroupIds():
        membership = parse_group_id(group)
        if membership is None or membership.role not in roles:
            continue
        if organisation_uid in (None, membership.organisation_uid):
            found |= {user_id: accounts.person(user_id) for user_id in _members(group)}
    return [person for _id, person in sorted(found.items()) if person is not None]


def name_of(user_id):
    """Return the name of a person, "" when there is no such account."""
    person = accounts.person(user_id)
    return "" if person is None else person.name


def title_of(organisation_uid):
    """Return the name of an organisation, "" when it is gone."""
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=organisation_uid)
    return found[0].Title if found else ""


def user_id_of(email):
    """Return the user id of the account with this login name, or None."""
    return accounts.find(email)


def memberships(user_id):
    """Return the Memberships of a person, in no particular order."""
    groups = _groups().getGroupsForPrincipal(_Principal(user_id))
    return [found for found in map(parse_group_id, groups) if found]


def members(organisation):
    """Return the user ids of an organisation by role; every possible role is a key."""
    uid = api.content.get_uuid(organisation)
    return {role: _members(group_id(uid, role)) for role in roles(organisation)}


def add_membership(user_id, organisation, role):
    """Give a person a role in an organisation.

    ValueError when the organisation's kind does not have that role.
    """
    if role not in roles(organisation):
        raise ValueError(f"{organisation.title} has no role {role}")
    create_groups(organisation)
    _groups().addPrincipalToGroup(user_id, group_id(api.content.get_uuid(organisation), role))
    _set_member(user_id, True)


def end_membership(user_id, organisation, role):
    """Take a role in an organisation from a person; the last one takes Member away too."""
    group = group_id(api.content.get_uuid(organisation), role)
    if user_id in _members(group):
        _groups().removePrincipalFromGroup(user_id, group)
    if not memberships(user_id):
        _set_member(user_id, False)


def manages_all():
    """Tell whether the present user looks after the people of every organisation."""
    return bool(SUPERVISOR_ROLES.intersection(getSecurityManager().getUser().getRoles()))


def managed_uids():
    """Return the UIDs of the organisations that the present user manages; None = all of them."""
    if manages_all():
        return None
    mine = memberships(api.user.get_current().getId())
    return {membership.organisation_uid for membership in mine if membership.role in MANAGER_ROLES}


def managed_anywhere():
    """Tell whether the present user manages any organisation."""
    managed = managed_uids()
    return managed is None or bool(managed)


def requests_to_answer():
    """Return how many account requests wait for the present user."""
    managed = managed_uids()
    return sum(
        request.state == WAITING and (managed is None or request.organisation in managed)
        for request in requests().values()
    )


def _groups():
    return api.portal.get_tool("acl_users").source_groups


def _members(group):
    try:
        return [user_id for user_id, _title in _groups().listAssignedPrincipals(group)]
    except KeyError:
        return []


def _set_member(user_id, wanted):
    manager = api.portal.get_tool("acl_users").portal_role_manager
    has = "Member" in manager.getRolesForPrincipal(_Principal(user_id))
    if wanted and not has:
        manager.assignRoleToPrincipal("Member", user_id)
        former().pop(user_id, None)
    elif has and not wanted:
        manager.removeRoleFromPrincipal("Member", user_id)
        former()[user_id] = datetime.now(UTC)


class _Principal:
    # Plugins ask a principal only for its id; waking the full user costs a lookup in each.
    def __init__(self, user_id):
        self._id = user_id

    def getId(self):
        return self._id

    getUserName = getId

    def getGroups(self):
        return ()
