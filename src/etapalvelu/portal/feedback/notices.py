"""What people are told of feedback."""

from etapalvelu.portal import _
from etapalvelu.portal.notifications.interfaces import NoticeKind

COMMENTED = NoticeKind(
    _("notice_feedback_commented", default="Feedback to answer"),
    _("notice_feedback_commented_sentence", default="A reader commented on: ${title}."),
    duty=True,
)
ANSWERED = NoticeKind(
    _("notice_feedback_answered", default="Answers to my feedback"),
    _("notice_feedback_answered_sentence", default="Answer about ${title}: ${answer}"),
)
