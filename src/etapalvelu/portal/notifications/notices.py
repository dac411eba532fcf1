"""What followers of content are told."""

from etapalvelu.portal import _
from etapalvelu.portal.notifications.interfaces import NoticeKind

PUBLISHED = NoticeKind(
    _("notice_published", default="New in what I follow"),
    _("notice_published_sentence", default="Published: ${title}. ${note}"),
)
CHANGED = NoticeKind(
    _("notice_changed", default="Changes in what I follow"),
    _("notice_changed_sentence", default="Changed: ${title}. ${note}"),
)
NEEDS_UPDATE = NoticeKind(
    _("notice_needs_update", default="Out of date in what I follow"),
    _("notice_needs_update_sentence", default="Being updated: ${title}. ${note}"),
)
WITHDRAWN = NoticeKind(
    _("notice_withdrawn", default="Withdrawn from what I follow"),
    _("notice_withdrawn_sentence", default="Withdrawn: ${title}. ${note}"),
)
