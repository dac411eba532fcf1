"""The page of search."""

from etapalvelu.portal import _
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.listing.rules import page_of
from etapalvelu.portal.search import queries
from etapalvelu.portal.search import store
from etapalvelu.portal.search.facets import choices
from etapalvelu.portal.search.kinds import KINDS
from etapalvelu.portal.search.results import FACETS
from etapalvelu.portal.search.results import Results
from etapalvelu.portal.search.rows import shown
from etapalvelu.portal.search.suggestions import suggestions
from functools import cached_property
from plone import api
from Products.Five import BrowserView

PAGE_SIZE = 20
# Page links shown on each side of the present page.
NEAR = 3
# With so few results the reader may have meant another word.
FEW = 3
# What has only some of the words, shown where nothing has all.
NEAREST = 5


class SearchPage(BrowserView):
    """Everything is in the address: SearchableText, kind, the other facets, page."""

    @property
    def page_title(self):
        if self.text:
            return _("title_search_for", default="Search: ${text}", mapping={"text": self.text})
        return _("heading_search", default="Search")

    @cached_property
    def text(self):
        return parameters.text(self.request.form, "SearchableText")

    @cached_property
    def chosen(self):
        """{facet: value} that narrows the results; a kind that is none narrows nothing."""
        asked = {facet: parameters.text(self.request.form, facet) for facet in FACETS}
        if asked["kind"] not in {kind.id for kind in KINDS}:
            asked["kind"] = ""
        return {facet: value for facet, value in asked.items() if value}

    @cached_property
    def kind(self):
        return next((kind for kind in KINDS if kind.id == self.chosen.get("kind")), None)

    @cached_property
    def results(self):
        return Results(self.text, self.chosen)

    @cached_property
    def url(self):
        return f"{api.portal.get().absolute_url()}/@@search"

    def link(self, **changes):
        """Return the address of this search with some parameters changed."""
        asked = {"SearchableText": self.text} | self.chosen | changes
        return self.url + parameters.query(asked)

    @property
    def unnarrowed_url(self):
        """The same words without any narrowing."""
        return self.url + parameters.query({"SearchableText": self.text})

    @cached_property
    def counts(self):
        """[(Kind, number of results)] of the kinds that have any."""
        numbers = self.results.counts("kind")
        return [
            (kind, numbers.get(kind.id, 0))
            for kind in KINDS
            if kind.id in numbers or kind == self.kind
        ]

    @property
    def everything(self):
        """Number of results of all kinds."""
        return sum(number for _kind, number in self.counts)

    @cached_property
    def choices(self):
        if not self.text:
            return []
        return choices(self.results, self.language, self.context, self.request)

    @cached_property
    def language(self):
        return api.portal.get_current_language()

    @cached_property
    def found(self):
        """Numbers of the catalog's rows, the best ones first."""
        return self.results.rows if self.text else []

    @cached_property
    def page(self):
        return page_of(self.found, parameters.number(self.request.form, "page"), PAGE_SIZE)

    def pages(self):
        """Return (number, address) of the first, the last and the nearest pages."""
        here, last = self.page.number, self.page.count
        near = range(max(1, here - NEAR), min(last, here + NEAR) + 1)
        for number in sorted({1, *near, last}):
            yield number, self.link(page=number)

    def rows(self):
        """Return what the page shows of each result."""
        return shown(store.brains(self.page.rows), self.language)

    @cached_property
    def suggestions(self):
        """(text, address) of searches that find more; [] when this one finds enough."""
        if not self.text or len(self.results.known) >= FEW:
            return []
        found = suggestions(self.text)
        return [(each, self.url + parameters.query({"SearchableText": each})) for each in found]

    @cached_property
    def nearest(self):
        """What has some of the words, where nothing has all of them."""
        if self.found or self.chosen or len(queries.words_of(self.text)) < 2:
            return []
        scores = store.ask(queries.any_of(self.text))
        best = sorted(scores, key=scores.get, reverse=True)[:NEAREST]
        return list(shown(store.brains(best), self.language))
