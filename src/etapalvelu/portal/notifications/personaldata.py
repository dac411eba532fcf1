"""Notices and subscriptions are personal data: they tell what somebody reads and has to do."""

from etapalvelu.portal import _
from etapalvelu.portal.notifications import subscriptions
from etapalvelu.portal.notifications.records import mailbox
from etapalvelu.portal.notifications.records import root
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from zope.interface import implementer


@implementer(IPersonalData)
class Notices:
    title = _("kept_notices", default="Notices in the inboxes")
    holds = _(
        "kept_notices_holds",
        default="What each person was told and when, and whether it has been read",
    )
    ground = _(
        "ground_notices",
        default="GDPR art. 6(1)(e): informing the staff of the network. After half a year a notice "
        "is no news any more (art. 5(1)(e)).",
    )
    since = _("since_notice", default="the notice")
    days = 180
    actions = (rules.DELETE,)
    labels = {
        "at": _("label_time", default="Time"),
        "kind": _("label_kind", default="Kind"),
        "note": _("label_message_short", default="Message"),
        "read": _("label_read", default="Read"),
    }

    def due(self, before):
        return rules.due(notice.at for _box, notice in _old(before))

    def apply(self, before, now, action):
        found = list(_old(before))
        for box, notice in found:
            del box.notices[notice.id]
            for ids in (box.unread, box.to_mail):
                if notice.id in ids:
                    ids.remove(notice.id)
        return len(found)

    def of_person(self, user_id):
        box = mailbox(user_id)
        return [
            {
                "at": notice.at.isoformat(timespec="seconds"),
                "kind": notice.kind,
                "note": notice.values.get("note", ""),
                "read": notice.id not in box.unread,
            }
            for notice in (box.notices.values() if box is not None else ())
        ]


@implementer(IPersonalData)
class Subscriptions:
    title = _("kept_subscriptions", default="Subscriptions")
    holds = _("kept_subscriptions_holds", default="What each person follows, and how mail is sent")
    ground = _(
        "ground_subscriptions",
        default="GDPR art. 6(1)(e): each person ends them when he likes; they go with the account.",
    )
    since = _("since_subscription", default="the subscription")
    days = None
    actions = (rules.DELETE,)
    labels = {
        "target": _("label_followed", default="What is followed"),
        "at": _("label_time", default="Time"),
        "mail": _("label_pace", default="Mail about notices"),
    }

    def due(self, before):
        return rules.Due(0)

    def apply(self, before, now, action):
        return 0

    def of_person(self, user_id):
        box = mailbox(user_id)
        found = subscriptions.of_person(user_id).items()
        rows = [{"target": t, "at": at.isoformat(timespec="seconds")} for t, at in found]
        return rows if box is None else [*rows, {"mail": box.pace}]


def _old(before):
    for _user_id, box in root().mailboxes.items():
        for notice in list(box.notices.values()):
            if notice.at <= before:
                yield box, notice
