"""Favourites tell what somebody works with."""

from etapalvelu.portal import _
from etapalvelu.portal.favourites import store
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from zope.interface import implementer


@implementer(IPersonalData)
class Favourites:
    title = _("kept_favourites", default="Favourites")
    holds = _("kept_favourites_holds", default="Which contents each person has marked")
    ground = _(
        "ground_favourites",
        default="GDPR art. 6(1)(e): each person takes them away when he likes; they go with the "
        "account.",
    )
    since = _("since_favourite", default="the mark")
    days = None
    actions = (rules.DELETE,)
    labels = {
        "content": _("label_content_id", default="Identifier of the content"),
        "at": _("label_time", default="Time"),
    }

    def due(self, before):
        return rules.Due(0)

    def apply(self, before, now, action):
        return 0

    def of_person(self, user_id):
        return [
            {"content": uid, "at": moment.isoformat(timespec="seconds")}
            for uid, moment in store.of_person(user_id).items()
        ]
