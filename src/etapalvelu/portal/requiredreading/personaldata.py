"""Confirmations of reading are personal data: they tell what somebody has read, and when."""

from etapalvelu.portal import _
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from etapalvelu.portal.requiredreading.records import confirmations
from etapalvelu.portal.requiredreading.records import root
from zope.interface import implementer


@implementer(IPersonalData)
class Readings:
    """The confirmation of what is still asked for stays, or the person would be asked again."""

    title = _("kept_readings", default="Confirmations of reading")
    holds = _("kept_readings_holds", default="Who has confirmed to have read what, and when")
    ground = _(
        "ground_readings",
        default="GDPR art. 6(1)(e); Act 906/2019 section 4: that the staff knows its instructions "
        "can be shown for three years. A confirmation that is still asked for stays.",
    )
    since = _("since_reading", default="the confirmation")
    days = 3 * 365
    actions = (rules.DELETE,)
    labels = {
        "at": _("label_time", default="Time"),
        "content": _("label_content_id", default="Identifier of the content"),
        "version": _("label_version", default="Version"),
    }

    def due(self, before):
        return rules.due(found.at for _mine, _uid, found in _old(before))

    def apply(self, before, now, action):
        old = list(_old(before))
        for mine, uid, _found in old:
            del mine[uid]
        return len(old)

    def of_person(self, user_id):
        return [
            {
                "at": found.at.isoformat(timespec="seconds"),
                "content": uid,
                "version": found.version,
            }
            for uid, found in confirmations(user_id).items()
        ]


def _old(before):
    asked = root().requirements
    for _user_id, mine in root().readers.items():
        for uid, found in list(mine.items()):
            if found.at <= before and uid not in asked:
                yield mine, uid, found
