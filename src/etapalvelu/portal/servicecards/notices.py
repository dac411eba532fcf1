"""What points are told of cards."""

from etapalvelu.portal import _
from etapalvelu.portal.notifications.interfaces import NoticeKind

CHANGED = NoticeKind(
    title=_("notice_card_changed_title", default="Card with your addition has changed"),
    sentence=_(
        "notice_card_changed",
        default="Check the addition of ${point}: the card ${title} has changed",
    ),
    duty=True,
)
