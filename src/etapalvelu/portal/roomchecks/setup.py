"""What the checks of rooms need in a site."""

from etapalvelu.portal.roomchecks import records


def prepare():
    """Make the records; safe to repeat."""
    records.create_tree()
