"""What people are told of questions."""

from etapalvelu.portal import _
from etapalvelu.portal.notifications.interfaces import NoticeKind

ANSWERED = NoticeKind(
    title=_("notice_question_answered_title", default="Answer to a question"),
    sentence=_("notice_question_answered", default="Your question was answered: ${title}"),
)
CHECK = NoticeKind(
    title=_("notice_question_check_title", default="Answer to be checked"),
    sentence=_("notice_question_check", default="Check whether the answer still holds: ${title}"),
    duty=True,
)
