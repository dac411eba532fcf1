"""What the favourites need in a site."""

from etapalvelu.portal.favourites import store


def prepare():
    """Make the records; safe to repeat."""
    store.create()
