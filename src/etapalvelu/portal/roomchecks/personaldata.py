"""Assessments name who made them."""

from etapalvelu.portal import _
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from etapalvelu.portal.roomchecks import records
from zope.interface import implementer


@implementer(IPersonalData)
class Assessors:
    """Assessments belong to the place and stay; the name goes with the account, as in content."""

    title = _("kept_room_checks", default="Assessments of rooms")
    holds = _("kept_room_checks_holds", default="Who assessed a room or a workspace, and when")
    ground = _(
        "ground_room_checks",
        default="GDPR art. 6(1)(e): it can be shown that the confidentiality of the premises "
        "was seen to, and colleagues know whom to ask.",
    )
    since = _("since_content", default="the making of the content")
    days = None
    actions = (rules.DELETE,)
    labels = {
        "day": _("label_assessed_on", default="Assessed on"),
        "method": _("label_method", default="How it was measured"),
        "note": _("label_findings", default="Other findings"),
    }

    def due(self, before):
        return rules.Due(0)

    def apply(self, before, now, action):
        return 0

    def of_person(self, user_id):
        return [
            {"day": found.day.isoformat(), "method": found.method, "note": found.note}
            for known in records.checks().values()
            for found in known.history.values()
            if found.by == user_id
        ]
