"""Creation of the portal's site in an empty database."""

from plone import api
from plone.distribution.api import site as distribution
from zope.component.hooks import setSite

SITE_ID = "portal"
PROFILE = "profile-etapalvelu.portal:default"
DEMO_PROFILE = "profile-etapalvelu.portal:demo"


def create(app, demo=True):
    """Make the site at `app`, with the demonstration network when asked; return it.

    Plone commits the bare site by itself, so a caller who wants all or nothing works on a copy of
    the database, as `scripts/create_site.py` does.
    """
    site = distribution.create(
        app,
        "classic",
        {
            "site_id": SITE_ID,
            "title": "Etäpalveluportaali",
            "default_language": "fi",
            "portal_timezone": "Europe/Helsinki",
            "setup_content": False,
        },
    )
    setSite(site)
    setup = api.portal.get_tool("portal_setup")
    setup.runAllImportStepsFromProfile(PROFILE)
    if demo:
        setup.runAllImportStepsFromProfile(DEMO_PROFILE)
    return site
