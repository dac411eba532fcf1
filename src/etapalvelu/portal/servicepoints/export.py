"""The list of service points as a file."""

from etapalvelu.portal.core.listing.export import ExportMixin
from etapalvelu.portal.servicepoints.columns import COLUMNS
from etapalvelu.portal.servicepoints.hourstext import write_exceptions
from etapalvelu.portal.servicepoints.hourstext import write_weekly
from etapalvelu.portal.servicepoints.listing import PointsListing
from etapalvelu.portal.servicepoints.store import opening_hours


class PointsExport(ExportMixin, PointsListing):
    """CSV or XLSX of the points that pass the filters."""

    export_columns = COLUMNS
    file_name = "palvelupisteet"

    def cells(self, point, brain):
        hours = opening_hours(point)
        facts = self.titles("etapalvelu.portal.AccessibilityFacts")
        plain = {column.id: getattr(point, column.id, None) for column in COLUMNS}
        return plain | {
            "id": point.getId(),
            "municipality": self.municipality_of(brain),
            "opening_hours": write_weekly(hours),
            "exceptions": write_exceptions(hours),
            "accessibility": ", ".join(facts.get(each, each) for each in point.accessibility or ()),
            "state": self.state_titles[brain.review_state],
        }
