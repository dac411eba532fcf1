"""What the feedback needs in a site."""

from etapalvelu.portal.feedback import records


def prepare():
    """Make the records; safe to repeat."""
    records.create()
