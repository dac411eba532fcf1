"""Roles in an organisation follow from the ids of its groups; nothing is stored on the content."""

from borg.localrole.interfaces import ILocalRoleProvider
from etapalvelu.portal.access import rules
from etapalvelu.portal.access.store import roles
from etapalvelu.portal.organisations.interfaces import IOrganisation
from plone.uuid.interfaces import IUUID
from zope.component import adapter
from zope.interface import implementer


@implementer(ILocalRoleProvider)
@adapter(IOrganisation)
class MembershipRoles:
    """Gives group `<uid>.<role>` the role in the organisation with that UID."""

    def __init__(self, organisation):
        self.organisation = organisation
        self.uid = IUUID(organisation, None)

    def getRoles(self, principal_id):
        return rules.local_roles(principal_id, self.uid)

    def getAllRoles(self):
        # Asked before the content has its UID when an add form makes it; then nobody is a member.
        if self.uid is None:
            return
        for role in roles(self.organisation):
            yield rules.group_id(self.uid, role), (role,)
