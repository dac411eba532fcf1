"""What the catalog keeps of communication plans."""

from etapalvelu.portal.communications.rules import PARTS
from etapalvelu.portal.communications.rules import filled_parts
from etapalvelu.portal.communications.schema import ICommunicationPlan
from etapalvelu.portal.organisations.store import nearest_organisation
from plone.indexer import indexer


def values(plan):
    """Return the parts of a plan as raw text or rows."""
    found = {part: getattr(plan, part, None) for part in PARTS}
    return {part: getattr(value, "raw", value) for part, value in found.items()}


@indexer(ICommunicationPlan)
def listing(plan):
    """What a row of the list shows; parts: how many of the seven are filled."""
    organisation = nearest_organisation(plan)
    return {
        "organisation": organisation.title if organisation is not None else "",
        "parts": len(filled_parts(values(plan))),
    }
