"""What people are told of plans."""

from etapalvelu.portal import _
from etapalvelu.portal.notifications.interfaces import NoticeKind

REMINDER = NoticeKind(
    title=_("notice_plan_reminder_title", default="Communication action"),
    sentence=_("notice_plan_reminder", default="You answer for “${action}” on ${day} (${title})."),
    duty=True,
)
