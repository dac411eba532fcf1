"""What single sign-on needs in a site, whether it is switched on or not."""

from etapalvelu.portal.sso import store


def prepare():
    """Make the stores; safe to repeat."""
    store.create_trees()
