"""Rules of account requests and invitations: how long they live and how long they are kept."""

from datetime import timedelta

WAITING = "waiting"
APPROVED = "approved"
DECLINED = "declined"

OPEN = "open"
ACCEPTED = "accepted"
REVOKED = "revoked"

INVITATION_LIFE = timedelta(days=7)
# Names and addresses of people who have no account are needed no longer than this.
KEEP_HANDLED = timedelta(days=90)
KEEP_UNANSWERED = timedelta(days=180)
KEEP_ENDED_INVITATION = timedelta(days=90)


def is_open(invitation, now):
    """Tell whether an invitation can be accepted at the aware moment `now`."""
    return invitation.state == OPEN and now < invitation.expires


def request_is_stale(request, now):
    """Tell whether a request's personal data have to go."""
    if request.state == WAITING:
        return now - request.created >= KEEP_UNANSWERED
    return now - request.handled >= KEEP_HANDLED


def invitation_is_stale(invitation, now):
    """Tell whether an invitation's personal data have to go."""
    ended = invitation.ended or invitation.expires
    return now - ended >= KEEP_ENDED_INVITATION


def age_in_days(moment, now):
    """Return the whole days from one aware moment to another."""
    return max(0, (now - moment).days)
