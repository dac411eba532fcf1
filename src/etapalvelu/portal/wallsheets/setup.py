"""What the sheets need in a site."""

from etapalvelu.portal.wallsheets import records


def prepare():
    """Make the records; safe to repeat."""
    records.create()
