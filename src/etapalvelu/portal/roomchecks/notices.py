"""What people are told of rooms."""

from etapalvelu.portal import _
from etapalvelu.portal.notifications.interfaces import NoticeKind

SOON = NoticeKind(
    _("notice_room_soon", default="A room is to be assessed again"),
    _(
        "notice_room_soon_text",
        default="Assess “${room}” (${title}) again by ${day}.",
    ),
    duty=True,
)
LATE = NoticeKind(
    _("notice_room_late", default="The assessment of a room is late"),
    _(
        "notice_room_late_text",
        default="“${room}” (${title}) should have been assessed again by ${day}.",
    ),
    duty=True,
)
