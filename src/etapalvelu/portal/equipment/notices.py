"""What people are told of equipment."""

from etapalvelu.portal import _
from etapalvelu.portal.notifications.interfaces import NoticeKind

NO_LONGER_MEETS = NoticeKind(
    _("notice_equipment", default="Equipment no longer meets the requirements"),
    _(
        "notice_equipment_text",
        default="New requirements are in force. ${title}, ${room}, no longer meets: ${subjects}.",
    ),
    duty=True,
)
