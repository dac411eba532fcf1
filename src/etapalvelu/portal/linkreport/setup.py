"""What the report needs in a site."""

from etapalvelu.portal.linkreport import records


def prepare():
    """Make the records; safe to repeat."""
    records.create_tree()
