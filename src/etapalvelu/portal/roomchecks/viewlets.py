"""What the checks of rooms say on the page of a point or a provider."""

from AccessControl import getSecurityManager
from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.roomchecks import store
from etapalvelu.portal.roomchecks.views import ASSESS
from etapalvelu.portal.roomchecks.views.places import rows
from plone import api
from plone.app.layout.viewlets import ViewletBase

VIEW = "etapalvelu.portal: View room checks"


class RoomChecksPanel(ViewletBase):
    """The newest result of each place, for the organisation's own people and overseers."""

    def rows(self):
        may = getSecurityManager().checkPermission
        if not may(VIEW, self.context) or not store.is_mine(self.context):
            return []
        self.may_assess = may(ASSESS, self.context)
        language = api.portal.get_current_language()
        return rows(self.context, self.request, lambda day: date_text(day, language))
