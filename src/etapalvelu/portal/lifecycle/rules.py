"""Rules of the life of content: who publishes, what needs words, when a text is looked at again."""

from calendar import monthrange
from collections import Counter
from datetime import date

# The coordinator answers for the whole network and works alone where a point has one author.
EXEMPT_ROLES = frozenset({"Manager", "Site Administrator", "Coordinator"})
REVIEWER_ROLES = ("ProviderEditor", "ProviderManager", "PointManager", "Coordinator")
# What readers see; in these states a change is told to them.
OPEN_STATES = frozenset({"published", "needs_update"})
# The author must learn why his text comes back, whichever way the transition is made.
REASON_NEEDED = frozenset({"send_back"})
# The buttons of these lead to a form that asks for words.
ASKS_FOR_WORDS = frozenset({"send_back", "flag", "archive"})

DEFAULT_MONTHS = {
    "Document": 24,
    "GlossaryTerm": 36,
    "MarketingTemplate": 24,
    "ServiceCard": 12,
    "SpaceGuideline": 24,
    "TrainingCourse": 12,
    "TrainingModule": 12,
}
NOTICE_DAYS = 30
ESCALATION_DAYS = 14

SOON, DUE, LATE = "soon", "due", "late"


def may_publish(submitter, user_id, roles):
    """Tell whether a person may publish what `submitter` sent to review.

    submitter: user id, or None when nobody submitted; roles: the person's roles there.
    """
    return submitter is None or submitter != user_id or bool(EXEMPT_ROLES.intersection(roles))


def add_months(day, months):
    """Return the date so many months later; the last day of a month stays in its month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_review(kept, today, months):
    """Return the review date of a text that is published or confirmed today.

    kept: the date it has, or None. A date that the author chose for later stays. months: what the
    portal gives texts of its type, None for types that nobody reviews.
    """
    if kept is not None and kept > today:
        return kept
    return add_months(today, months) if months else None


def first_review(modified, today, months):
    """Return the review date of a text that was published before the portal knew of reviews.

    What was not touched for long is looked at first, but its authors get a quarter's time.
    """
    return max(add_months(modified, months), add_months(today, 3)) if months else None


def stage(review_by, today, notice_days=NOTICE_DAYS, escalation_days=ESCALATION_DAYS):
    """Return SOON, DUE or LATE, or None while there is nothing to say about a review date."""
    if review_by is None:
        return None
    left = (review_by - today).days
    if left > notice_days:
        return None
    if left > 0:
        return SOON
    return LATE if -left >= escalation_days else DUE


def digest_key(today):
    """Return the key of the coordinator's digest: one in each week (ISO 8601)."""
    year, week, _day = today.isocalendar()
    return f"{year}-W{week:02}"


def by_organisation(uids):
    """Return (organisation's UID, number of its texts), the most first."""
    return sorted(Counter(uids).items(), key=lambda row: (-row[1], row[0] or ""))


def language_versions_behind(changed, versions, source="fi"):
    """Return the languages whose versions may be out of date when one of them was changed.

    Texts are written in the source language and translated: a change of a translation says nothing
    about the others.
    """
    return [language for language in versions if changed == source and language != source]
