"""What the privacy engine needs in a site."""

from etapalvelu.portal.privacy import runs
from etapalvelu.portal.privacy import store


def prepare():
    """Make the history of runs and fill the retention table; safe to repeat."""
    runs.create_tree()
    store.fill()
