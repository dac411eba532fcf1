"""What the marketing material needs in a site."""

from etapalvelu.portal.marketing import downloads


def prepare():
    """Make the counts of downloads; safe to repeat."""
    downloads.create()
