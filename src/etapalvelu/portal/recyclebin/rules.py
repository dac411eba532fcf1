"""What the recycle bin takes, and who looks into it."""

from datetime import timedelta

DAYS = 30
# Data about people go at once; the answers to a form are inside it.
NEVER = frozenset({"ContactPerson", "EasyForm"})


def takes(type_id, is_working_copy=False):
    """Tell whether deleted content of a type waits in the bin."""
    return type_id not in NEVER and not is_working_copy


def may_see(organisation_uid, managed_uids):
    """Tell whether somebody sees an entry. managed_uids: None for those who manage all.

    What lay in no organisation is the coordinator's.
    """
    return managed_uids is None or (bool(organisation_uid) and organisation_uid in managed_uids)


def days_left(deleted_at, now, days=DAYS):
    """Return in how many days an entry goes for good; 0 = with the next run of the job."""
    left = deleted_at + timedelta(days=days) - now
    return max(0, -(-left // timedelta(days=1)))
