"""What the page of a point says of its equipment."""

from AccessControl import getSecurityManager
from etapalvelu.portal.equipment import rules
from etapalvelu.portal.equipment import store
from etapalvelu.portal.equipment.titles import badge
from plone.app.layout.viewlets import ViewletBase


class EquipmentPanel(ViewletBase):
    """Every workstation with its result, for the point's own people and those who oversee."""

    def rows(self):
        may = getSecurityManager().checkPermission
        if not may("etapalvelu.portal: View equipment", self.context):
            return []
        url = f"{self.context.absolute_url()}/equipment"
        return [
            {
                "name": line.name,
                "url": f"{url}#{line.key}",
                "badge": badge(line.overall, self.request),
                "missed": [r.subject for r, _value, outcome in line.rows if outcome == rules.FAIL],
            }
            for line in store.stations(self.context)
        ]
