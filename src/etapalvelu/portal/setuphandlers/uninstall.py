"""After the uninstall profile: the site root shows its plain listing again."""

from plone import api


def run(tool):
    """Post handler of the uninstall profile; content stays where it is."""
    api.portal.get().setLayout("listing_view")
