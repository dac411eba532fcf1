"""What plans need beside content; an upgrade calls it too."""

from etapalvelu.portal.communications import records
from etapalvelu.portal.communications import store


def prepare():
    """Make the records of feeds, and bring plans of the portal's first form into the present one.

    Safe to repeat. Texts written as rich text become plain text; rows get identifiers.
    """
    records.create()
    for plan in store.all_plans():
        if store.modernise(plan) or "days" not in (store.catalogued(plan) or {}):
            plan.reindexObject()
