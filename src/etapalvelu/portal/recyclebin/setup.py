"""What the recycle bin needs in a site."""

from etapalvelu.portal.recyclebin import records


def prepare():
    """Make the bin; safe to repeat."""
    records.create_tree()
