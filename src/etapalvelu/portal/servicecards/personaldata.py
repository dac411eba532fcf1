"""Additions to cards name who wrote or checked them last."""

from etapalvelu.portal import _
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from etapalvelu.portal.servicecards import records
from plone import api
from zope.interface import implementer


@implementer(IPersonalData)
class Additions:
    """They belong to the point and stay; the name goes with the account, as in content."""

    title = _("kept_card_additions", default="Local additions to service cards")
    holds = _("kept_card_additions_holds", default="Who wrote or checked an addition last, when")
    ground = _(
        "ground_card_additions",
        default="GDPR art. 6(1)(e): colleagues must know whom to ask about the addition.",
    )
    since = _("since_content", default="the making of the content")
    days = None
    actions = (rules.DELETE,)
    labels = {
        "point": _("label_point", default="Service point"),
        "at": _("label_time", default="Time"),
        "text": _("label_addition_text", default="What our people should know"),
    }

    def due(self, before):
        return rules.Due(0)

    def apply(self, before, now, action):
        return 0

    def of_person(self, user_id):
        catalog = api.portal.get_tool("portal_catalog")
        return [
            {
                "point": brain.Title,
                "at": addition.at.isoformat(timespec="seconds"),
                "text": addition.values["text"],
            }
            for brain in catalog.unrestrictedSearchResults(portal_type="ServicePoint")
            for addition in records.of_point(brain._unrestrictedGetObject()).values()
            if addition.by == user_id
        ]
