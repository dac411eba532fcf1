"""What the checks of rooms need in a site."""

from etapalvelu.portal.roomchecks import records
from etapalvelu.portal.spaceguidelines import store as guidelines


def prepare():
    """Make the records, and the fields of criteria in older guidelines; safe to repeat."""
    records.create_tree()
    guidelines.complete_rows()
