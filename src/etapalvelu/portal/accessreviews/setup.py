"""What the reviews need in a site."""

from etapalvelu.portal.accessreviews import records


def prepare():
    """Make the records; safe to repeat."""
    records.create_tree()
