"""After the uninstall profile: the site root, the mail and the doors are Plone's own again."""

from etapalvelu.portal.core import uids
from etapalvelu.portal.outbox import setup as outbox
from etapalvelu.portal.search import setup as search
from etapalvelu.portal.signin import setup as signin
from plone import api


def run(tool):
    """Post handler of the uninstall profile; content stays where it is."""
    api.portal.get().setLayout("listing_view")
    uids.restore()
    outbox.restore()
    signin.remove()
    search.restore()
