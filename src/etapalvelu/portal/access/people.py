"""What a manager does with people: who may manage whom, and the letters that follow."""

from etapalvelu.portal.access import accounts
from etapalvelu.portal.access import directory
from etapalvelu.portal.access import rules
from etapalvelu.portal.access import store
from etapalvelu.portal.access.titles import role_names
from etapalvelu.portal.outbox import letters
from plone import api

MANAGE = "etapalvelu.portal: Manage people"


def may_manage(organisation):
    """Tell whether the present user manages the people of an organisation."""
    return bool(api.user.has_permission(MANAGE, obj=organisation))


def grantable_roles(organisation):
    """Return the roles that the present user may give in an organisation."""
    mine = api.user.get_roles(obj=organisation)
    return [role for role in store.roles(organisation) if rules.may_grant(role, mine)]


def change_roles(user_id, organisation, wanted):
    """Give a person exactly the wanted roles in the organisation."""
    members = store.members(organisation)
    for role, people in members.items():
        if role in wanted and user_id not in people:
            store.add_membership(user_id, organisation, role)
    for role, people in members.items():
        if role not in wanted and user_id in people:
            store.end_membership(user_id, organisation, role)


def name(user_id):
    """Return a person's name, or nothing when the account is gone."""
    found = accounts.person(user_id) if user_id else None
    return found.name if found else ""


def mail_invitation(token, organisation, to, roles):
    """Mail the link of an invitation; `to` has name, email and language."""
    portal_url = api.portal.get().absolute_url()
    return letters.send(
        "access/invitation",
        to.language,
        to.email,
        name=to.name,
        organisation=organisation.title,
        roles=role_names(roles, to.language),
        link=f"{portal_url}/accept-invitation?token={token}",
        portal_url=portal_url,
    )


def mail_added(person, organisation, roles):
    """Tell a person of a new membership."""
    return letters.send(
        "access/added",
        person.language,
        person.email,
        name=person.name,
        organisation=organisation.title,
        roles=role_names(roles, person.language),
        portal_url=api.portal.get().absolute_url(),
    )


def organisation_titles(memberships):
    """Return the names of the organisations of memberships, by UID."""
    return directory.titles({membership.organisation_uid for membership in memberships})
