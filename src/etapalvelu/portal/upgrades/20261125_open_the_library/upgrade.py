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
INDEXES = ["facets", "object_provides", "review_by"]


def run(setup):
    """Upgrade step; safe to repeat."""
    if setup.getLastVersionForProfile(ITERATE) == "unknown":
        setup.runAllImportStepsFromProfile(f"profile-{ITERATE}", dependency_strategy="ignore")
    profile.import_steps(setup, STEPS)
    profile.import_registry(setup)
    default.prepare()
    refresh_rows()


def refresh_rows():
    """Write anew what lists show and filter by; the new state of the workflow changes no rights."""
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults():
        content = brain._unrestrictedGetObject()
        catalog.catalog_object(content, brain.getPath(), idxs=INDEXES, update_metadata=1)
