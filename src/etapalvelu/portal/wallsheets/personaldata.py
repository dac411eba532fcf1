"""What the bundles of sheets keep of people."""

from etapalvelu.portal import _
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from etapalvelu.portal.wallsheets import bundles
from zope.interface import implementer


@implementer(IPersonalData)
class Bundles:
    title = _("kept_sheet_bundles", default="Bundles of wall sheets")
    holds = _("kept_sheet_bundles_holds", default="Who has asked for the sheets of which points")
    ground = _(
        "ground_sheet_bundles",
        default="GDPR art. 6(1)(e): the sheets are kept until they have been fetched.",
    )
    since = _("since_sheet_bundles", default="the request")
    days = 1
    actions = (rules.DELETE,)
    labels = {
        "created": _("label_created", default="Made"),
        "points": _("heading_points", default="Service points"),
    }

    def due(self, before):
        return rules.due(bundles.old(before).values())

    def apply(self, before, now, action):
        return bundles.forget(before)

    def of_person(self, user_id):
        bundle = bundles.of(user_id)
        if bundle is None:
            return []
        created = bundle.created.isoformat(timespec="seconds")
        return [{"created": created, "points": ", ".join(bundle.names.values())}]
