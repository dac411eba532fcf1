"""Open the library: life of content, notices, search in Finnish, checks of rooms, sheets, plans."""

from etapalvelu.portal.setuphandlers import default
from etapalvelu.portal.upgrades import profile
from plone import api

ITERATE = "plone.app.iterate:default"
STEPS = (
    "rolemap",
    "componentregistry",
    "typeinfo",
    "workflow",
    "catalog",
    "repositorytool",
    "controlpanel",
    "actions",
    "viewlets",
)


def run(setup):
    """Upgrade step; safe to repeat."""
    if setup.getLastVersionForProfile(ITERATE) == "unknown":
        setup.runAllImportStepsFromProfile(f"profile-{ITERATE}", dependency_strategy="ignore")
    profile.import_steps(setup, STEPS)
    profile.import_registry(setup)
    # The new state of the content workflow changes nothing that older content shows.
    api.portal.get_tool("portal_catalog").manage_reindexIndex(ids=["review_by", "object_provides"])
    default.prepare()
