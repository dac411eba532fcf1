"""The page of search."""

from etapalvelu.portal import _
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.listing.rules import page_of
from etapalvelu.portal.search.kinds import BY_TYPE
from etapalvelu.portal.search.kinds import KINDS
from etapalvelu.portal.search.places import above
from etapalvelu.portal.search.store import find
from etapalvelu.portal.search.store import rows_at
from etapalvelu.portal.search.store import title_in
from functools import cached_property
from plone import api
from Products.Five import BrowserView

PAGE_SIZE = 20
# Page links shown on each side of the present page.
NEAR = 3
# States that every reader takes for granted.
PLAIN_STATES = {"published", "active", "answered", "approved"}


class SearchPage(BrowserView):
    """Everything is in the address: SearchableText, kind, page."""

    @property
    def page_title(self):
        if self.text:
            return _("title_search_for", default="Search: ${text}", mapping={"text": self.text})
        return _("heading_search", default="Search")

    @cached_property
    def text(self):
        return parameters.text(self.request.form, "SearchableText")

    @cached_property
    def kind(self):
        asked = parameters.text(self.request.form, "kind")
        return next((kind for kind in KINDS if kind.id == asked), None)

    @cached_property
    def url(self):
        return f"{api.portal.get().absolute_url()}/@@search"

    def link(self, kind="", page=None):
        return self.url + parameters.query(
            {"SearchableText": self.text, "kind": kind, "page": page}
        )

    @cached_property
    def counts(self):
        """[(Kind, number of results)] of the kinds that have any."""
        numbers = ((kind, len(find(self.text, kind.types))) for kind in KINDS)
        return [(kind, number) for kind, number in numbers if number or kind == self.kind]

    @property
    def everything(self):
        """Number of results of all kinds."""
        return sum(number for _kind, number in self.counts)

    @cached_property
    def found(self):
        return find(self.text, self.kind.types if self.kind else BY_TYPE) if self.text else []

    @cached_property
    def page(self):
        return page_of(self.found, parameters.number(self.request.form, "page"), PAGE_SIZE)

    def pages(self):
        """Return (number, address) of the first, the last and the nearest pages."""
        here, last = self.page.number, self.page.count
        near = range(max(1, here - NEAR), min(last, here + NEAR) + 1)
        for number in sorted({1, *near, last}):
            yield number, self.link(self.kind.id if self.kind else "", number)

    def results(self):
        """Return what the page shows of each result."""
        language = api.portal.get_current_language()
        site = "/".join(api.portal.get().getPhysicalPath())
        ways = {brain.getPath(): above(brain.getPath(), site) for brain in self.page.rows}
        known = rows_at({path for way in ways.values() for path in way})
        for brain in self.page.rows:
            way = ways[brain.getPath()]
            yield {
                "url": self._address(brain),
                "title": title_in(language, brain),
                "kind": BY_TYPE[brain.portal_type].one,
                "description": brain.Description,
                "place": [title_in(language, known[path]) for path in way if path in known],
                "state": None if brain.review_state in PLAIN_STATES else brain.review_state,
            }

    @cached_property
    def _shown_by_view(self):
        """Types whose bare address sends the file itself."""
        return api.portal.get_registry_record("plone.types_use_view_action_in_listings")

    def _address(self, brain):
        suffix = "/view" if brain.portal_type in self._shown_by_view else ""
        return brain.getURL() + suffix
