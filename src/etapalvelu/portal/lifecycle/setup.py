"""What the life of content needs in a site."""

from etapalvelu.portal.lifecycle import records


def prepare():
    """Make the records; safe to repeat."""
    records.create_tree()
