"""What people are told of the life of content."""

from etapalvelu.portal import _
from etapalvelu.portal.notifications.interfaces import NoticeKind

SUBMITTED = NoticeKind(
    _("notice_lifecycle_submitted", default="A text waits for your review"),
    _(
        "notice_lifecycle_submitted_text",
        default="“${title}” waits for your review. ${note}",
    ),
    duty=True,
)
PUBLISHED = NoticeKind(
    _("notice_lifecycle_published", default="Your text was published"),
    _(
        "notice_lifecycle_published_text",
        default="“${title}” was published.",
    ),
)
APPROVED = NoticeKind(
    _("notice_lifecycle_approved", default="Your text was approved"),
    _(
        "notice_lifecycle_approved_text",
        default="“${title}” was approved and will be published on its day.",
    ),
)
SENT_BACK = NoticeKind(
    _("notice_lifecycle_sent_back", default="Your text came back"),
    _(
        "notice_lifecycle_sent_back_text",
        default="“${title}” came back to you: ${note}",
    ),
    duty=True,
)
NEEDS_UPDATE = NoticeKind(
    _("notice_lifecycle_needs_update", default="Your text needs an update"),
    _(
        "notice_lifecycle_needs_update_text",
        default="“${title}” needs an update: ${note}",
    ),
    duty=True,
)
WITHDRAWN = NoticeKind(
    _("notice_lifecycle_withdrawn", default="Your text was withdrawn"),
    _(
        "notice_lifecycle_withdrawn_text",
        default="“${title}” was withdrawn: ${note}",
    ),
)
RETRACTED = NoticeKind(
    _("notice_lifecycle_retracted", default="Your text is a draft again"),
    _(
        "notice_lifecycle_retracted_text",
        default="“${title}” was taken back to draft. Readers do not see it now.",
    ),
)
BEHIND = NoticeKind(
    _("notice_lifecycle_behind", default="A language version may be out of date"),
    _(
        "notice_lifecycle_behind_text",
        default="The source of “${title}” has changed: ${note} See whether the translation is "
        "still valid.",
    ),
    duty=True,
)
REVIEW_SOON = NoticeKind(
    _("notice_lifecycle_review_soon", default="A text is to be checked soon"),
    _(
        "notice_lifecycle_review_soon_text",
        default="Check “${title}” by ${day}.",
    ),
    duty=True,
)
REVIEW_LATE = NoticeKind(
    _("notice_lifecycle_review_late", default="A text of your organisation was not checked"),
    _(
        "notice_lifecycle_review_late_text",
        default="“${title}” should have been checked by ${day}, and its author has not done so.",
    ),
    duty=True,
)
REVIEW_DIGEST = NoticeKind(
    _("notice_lifecycle_review_digest", default="Texts that were not checked in time"),
    _(
        "notice_lifecycle_review_digest_text",
        default="${count} texts of the network were not checked in time: ${organisations}.",
    ),
)
