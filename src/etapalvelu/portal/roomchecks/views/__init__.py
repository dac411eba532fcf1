"""Pages of the checks of rooms."""

from etapalvelu.portal.access import store as access
from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.organisations.interfaces import INetworkOrganisation
from etapalvelu.portal.roomchecks import store
from etapalvelu.portal.roomchecks.titles import badge
from plone import api
from zExceptions import NotFound
from zExceptions import Unauthorized

ASSESS = "etapalvelu.portal: Assess room"


class OfOrganisation:
    """Mixed into the pages of one organisation: for its own people and those who oversee."""

    def guard(self):
        """Refuse whoever has no business here."""
        if INetworkOrganisation.providedBy(self.context):
            raise NotFound("room-checks")
        # Experts have their role everywhere; it opens only their own organisation's pages here.
        if not store.is_mine(self.context):
            raise Unauthorized("room-checks")

    @property
    def url(self):
        return self.context.absolute_url()

    @property
    def may_assess(self):
        return bool(api.user.has_permission(ASSESS, obj=self.context))

    def badge(self, outcome):
        return badge(outcome, self.request)

    def day(self, day):
        return date_text(day, api.portal.get_current_language()) if day else ""

    def person(self, user_id):
        return access.name_of(user_id)
