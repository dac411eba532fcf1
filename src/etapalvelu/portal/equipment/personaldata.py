"""Equipment lists name who wrote them and who measured the connection."""

from etapalvelu.portal import _
from etapalvelu.portal.equipment import records
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from zope.interface import implementer


@implementer(IPersonalData)
class Writers:
    """Lists belong to the point and stay; the name goes with the account, as in content."""

    title = _("kept_equipment", default="Equipment of service points")
    holds = _("kept_equipment_holds", default="Who wrote a list last, and who made a speed test")
    ground = _(
        "ground_equipment",
        default="GDPR art. 6(1)(e): colleagues must know whom to ask about the equipment.",
    )
    since = _("since_content", default="the making of the content")
    days = None
    actions = (rules.DELETE,)
    labels = {
        "day": _("label_date", default="Date"),
        "room": _("label_room_name", default="Room"),
    }

    def due(self, before):
        return rules.Due(0)

    def apply(self, before, now, action):
        return 0

    def of_person(self, user_id):
        found = []
        for known in records.root().points.values():
            for station in known.stations.values():
                days = [test.day for test in station.tests if test.by == user_id]
                days += [station.day] if station.by == user_id else []
                found += [{"day": day.isoformat(), "room": station.name} for day in days]
        return found
