"""Finding the organisation that a row names."""

from etapalvelu.portal.core.registers.values import CellError
from plone import api


def named(text, portal_types):
    """Return the content of the types whose id or name in any language the text is.

    Raise CellError when there is none or more than one.
    """
    wanted = text.casefold()
    catalog = api.portal.get_tool("portal_catalog")
    found = [
        brain
        for brain in catalog.unrestrictedSearchResults(portal_type=portal_types)
        if wanted and wanted in {name.casefold() for name in _names(brain)}
    ]
    if len(found) > 1:
        raise CellError("import_many_organisations", "Several have the name ${value}.", value=text)
    if not found:
        raise CellError("import_no_organisation", "There is no organisation ${value}.", value=text)
    return found[0]._unrestrictedGetObject()


def _names(brain):
    listing = brain.listing or {}
    return (
        brain.getId,
        brain.Title,
        *(listing.get(f"title_{language}", "") for language in ("sv", "en")),
    )
