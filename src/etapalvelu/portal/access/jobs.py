"""Scheduled work: personal data of people who asked for or were offered an account go in time."""

from etapalvelu.portal.access import invitationstore
from etapalvelu.portal.access import requeststore


def purge(now):
    """Delete what is kept no longer at the aware moment `now`; safe to repeat. Return how many."""
    return requeststore.purge(now) + invitationstore.purge(now)
