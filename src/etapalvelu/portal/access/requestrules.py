"""Rules of account requests and invitations: how long they live and how long they are kept."""

from datetime import timedelta

WAITING = "waiting"
APPROVED = "approved"
DECLINED = "declined"

OPEN = "open"
ACCEPTED = "accepted"
REVOKED = "revoked"

INVITATION_LIFE = timedelta(days=7)


def is_open(invitation, now):
    """Tell whether an invitation can be accepted at the aware moment `now`."""
    return invitation.state == OPEN and now < invitation.expires


def kept_since(invitation):
    """Return the moment from which an invitation only waits for its deletion."""
    return invitation.ended or invitation.expires


def age_in_days(moment, now):
    """Return the whole days from one aware moment to another."""
    return max(0, (now - moment).days)
