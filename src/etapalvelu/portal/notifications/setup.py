"""What the notices need in a site."""

from etapalvelu.portal.notifications import records


def prepare():
    """Make the records; safe to repeat."""
    records.create()
