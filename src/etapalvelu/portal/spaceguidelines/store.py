"""What the catalog keeps of guidelines."""

from etapalvelu.portal.core.texts import number_text
from etapalvelu.portal.spaceguidelines.schema import IRequirement
from etapalvelu.portal.spaceguidelines.schema import ISpaceGuideline
from plone import api
from plone.indexer import indexer
from zope.schema import getFieldsInOrder

# More numbers than this do not fit in a row of the list.
SHOWN = 3


@indexer(ISpaceGuideline)
def listing(guideline):
    """The first numbers as (comparison, "44 dB")."""
    numbered = [row for row in guideline.requirements or [] if row.get("value") is not None]
    rows = numbered[:SHOWN]
    numbers = [(r["comparison"], f"{number_text(r['value'])} {r.get('unit') or ''}") for r in rows]
    return {"numbers": numbers, "more": len(numbered) > SHOWN}


def published():
    """Return the guidelines that hold now, by title; of language versions the Finnish one."""
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type="SpaceGuideline",
        review_state=["published", "needs_update"],
        sort_on="sortable_title",
    )
    # A translation repeats the same numbers in other words.
    return [brain._unrestrictedGetObject() for brain in found if brain.Language in ("fi", "")]


def whole_row(row):
    """Return a row of a guideline with all its fields; rows of older versions had fewer."""
    return {name: row.get(name, field.default) for name, field in getFieldsInOrder(IRequirement)}


def complete_rows():
    """Give the rows of all guidelines the fields that came later; safe to repeat."""
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type="SpaceGuideline"):
        guideline = brain._unrestrictedGetObject()
        whole = [whole_row(row) for row in guideline.requirements or ()]
        if whole != (guideline.requirements or []):
            guideline.requirements = whole
