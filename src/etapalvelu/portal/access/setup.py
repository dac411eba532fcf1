"""What accounts need in a new site."""

from etapalvelu.portal.access import records


def prepare():
    """Make the stores of requests and invitations; safe to repeat."""
    records.create_trees()
