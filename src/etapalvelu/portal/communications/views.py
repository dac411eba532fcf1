"""Pages of communication plans."""

from etapalvelu.portal import _
from etapalvelu.portal.communications import store
from etapalvelu.portal.communications.rules import PARTS
from etapalvelu.portal.core.facetlist import FacetList
from etapalvelu.portal.lifecycle.store import places_for


class Plans(FacetList):
    """The plans that the reader may see: his organisations', and for the coordinator all."""

    types = (store.CONTENT_TYPE,)
    page_title = _("title_plans", default="Communication plans")
    empty_text = _(
        "plans_empty_text",
        default="Your organisation has no communication plan that you may read.",
    )

    @property
    def places(self):
        add = f"++add++{store.CONTENT_TYPE}"
        return [
            (title, f"{url.removesuffix(add)}new-plan")
            for title, url in places_for(store.CONTENT_TYPE)
        ]

    def row(self, brain):
        row = super().row(brain)
        row["parts"] = f"{row['parts']} / {len(PARTS)}"
        return row
