"""What scheduled work needs in a site."""

from etapalvelu.portal.jobs import store


def prepare():
    """Make the store of what is known of the runs; safe to repeat."""
    store.prepare()
