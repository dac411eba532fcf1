"""Confirmations are personal data: they say who could do what, and who decided that."""

from etapalvelu.portal import _
from etapalvelu.portal.accessreviews.records import reviews
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from zope.interface import implementer


@implementer(IPersonalData)
class Confirmations:
    """The newest one of each organisation stays: the next one is due a year after it."""

    title = _("kept_reviews", default="Confirmations of access rights")
    holds = _(
        "kept_reviews_holds",
        default="Who confirmed which roles of whom in an organisation, and when",
    )
    ground = _(
        "ground_reviews",
        default="GDPR art. 6(1)(c) and 5(2); Act 906/2019 section 16: that access rights were "
        "kept up to date can be shown for three years. The last confirmation stays until the next.",
    )
    since = _("since_review", default="the confirmation")
    days = 3 * 365
    actions = (rules.DELETE,)
    labels = {
        "at": _("label_time", default="Time"),
        "role": _("label_role", default="Role"),
        "decision": _("label_decision", default="Decision"),
    }

    def due(self, before):
        return rules.due(
            found.at
            for known in reviews().values()
            for found in known.confirmations[1:]
            if found.at <= before
        )

    def apply(self, before, now, action):
        count = 0
        for known in reviews().values():
            newest, older = known.confirmations[:1], known.confirmations[1:]
            kept = tuple(found for found in older if found.at > before)
            if kept != older:
                count += len(older) - len(kept)
                known.confirmations = newest + kept
        return count

    def of_person(self, user_id):
        return [
            {"at": found.at.isoformat(timespec="seconds"), "role": role, "decision": decision}
            for known in reviews().values()
            for found in known.confirmations
            for decision, pairs in (("keep", found.kept), ("end", found.ended))
            for someone, role in pairs
            if someone == user_id
        ]
