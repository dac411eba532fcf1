"""What people are told of required reading."""

from etapalvelu.portal import _
from etapalvelu.portal.notifications.interfaces import NoticeKind

ASKED = NoticeKind(
    _("notice_reading_asked", default="To read and confirm"),
    _("notice_reading_asked_sentence", default="Read and confirm: ${title}."),
    duty=True,
)
REMINDED = NoticeKind(
    _("notice_reading_reminded", default="Reminders to read"),
    _("notice_reading_reminded_sentence", default="Still to read and confirm: ${title}."),
    duty=True,
)
