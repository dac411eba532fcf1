"""What the catalog keeps of guidelines."""

from etapalvelu.portal.core.texts import number_text
from etapalvelu.portal.spaceguidelines.schema import ISpaceGuideline
from plone.indexer import indexer

# More numbers than this do not fit in a row of the list.
SHOWN = 3


@indexer(ISpaceGuideline)
def listing(guideline):
    """The first numbers as (comparison, "44 dB")."""
    rows = (guideline.requirements or [])[:SHOWN]
    numbers = [(r["comparison"], f"{number_text(r['value'])} {r['unit']}") for r in rows]
    return {"numbers": numbers, "more": len(guideline.requirements or []) > SHOWN}
