"""What required reading needs in a site."""

from etapalvelu.portal.requiredreading import records


def prepare():
    """Make the records; safe to repeat."""
    records.create()
