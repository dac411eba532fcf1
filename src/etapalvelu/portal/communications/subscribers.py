"""A person who is gone has no feed."""

from etapalvelu.portal.communications import records


def person_deleted(principal, event):
    records.end_feed(principal)
