"""A list that the catalog's indexes filter and page, for types of which there may be thousands.

It costs its one page of rows; `core.listing` reads all rows and can sort them in any way.
"""

from dataclasses import dataclass
from etapalvelu.portal import _
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.titles import name_in
from functools import cached_property
from plone import api
from Products.CMFPlone.browser.search import munge_search_term
from Products.Five import BrowserView
from Products.ZCTextIndex.ParseTree import ParseError
from urllib.parse import urlencode
from zope.component import getUtility
from zope.schema.interfaces import IVocabularyFactory

PAGE_SIZE = 50
# Choices that have an index of their own.
INDEXES = {"organisation": "organisation", "state": "review_state"}
# Page links shown on each side of the present page.
NEAR = 3


@dataclass(frozen=True)
class Filter:
    """One choice above a list. `name` is the form field and the prefix of the facet."""

    name: str
    label: str
    options: tuple
    selected: str


class FacetList(BrowserView):
    """Base of lists on the site root and in the sections.

    Subclasses say `types`, `page_title`, `choices` (facet name, label, vocabulary name) and turn
    catalog rows into dictionaries in `row`. The index `facets` holds "name:value" words.
    `in_section`: the list is the front page of its folder and shows what lies in it;
    `has_listing`: the types have an indexer `listing`.
    """

    types = ()
    page_title = ""
    description = ""
    choices = ()
    sort_on = "sortable_title"
    sort_order = "ascending"
    in_section = False
    has_listing = True
    empty_text = _(
        "listing_empty_text", default="Nothing matches. Try another word or fewer choices."
    )

    @cached_property
    def text(self):
        return self._parameter("q")

    def _parameter(self, name):
        return parameters.text(self.request.form, name)

    @cached_property
    def filters(self):
        return [self._filter(*choice) for choice in self.choices]

    def _filter(self, name, label, vocabulary):
        terms = getUtility(IVocabularyFactory, vocabulary)(self.context)
        options = tuple((term.token, term.title) for term in terms)
        asked = self._parameter(name)
        selected = asked if asked in {token for token, _title in options} else ""
        return Filter(name, label, options, selected)

    @property
    def filtered(self):
        return bool(self.text or any(choice.selected for choice in self.filters))

    def places(self):
        """Return (title, address) of the places where the reader may add to the list."""
        return []

    def query(self):
        query = {
            "portal_type": list(self.types),
            "sort_on": self.sort_on,
            "sort_order": self.sort_order,
        }
        if not any(choice.name == "state" and choice.selected for choice in self.filters):
            # What was withdrawn is for its writers to find, by its state or its address.
            query["review_state"] = {"not": ["archived"]}
        if self.in_section:
            query["path"] = {"query": "/".join(self.context.getPhysicalPath()), "depth": 1}
        if self.text:
            query["SearchableText"] = munge_search_term(self.text)
        chosen = {choice.name: choice.selected for choice in self.filters if choice.selected}
        query |= {INDEXES[name]: value for name, value in chosen.items() if name in INDEXES}
        facets = [f"{name}:{value}" for name, value in chosen.items() if name not in INDEXES]
        if facets:
            query["facets"] = {"query": facets, "operator": "and"}
        return query

    @cached_property
    def brains(self):
        try:
            return api.portal.get_tool("portal_catalog")(**self.query())
        except ParseError:
            # Nothing of the text is a word.
            return []

    @cached_property
    def total(self):
        return len(self.brains)

    @cached_property
    def pages(self):
        return max(1, -(-self.total // PAGE_SIZE))

    @cached_property
    def number(self):
        asked = self._parameter("page")
        number = int(asked) if asked.isascii() and asked.isdecimal() else 1
        return min(max(number, 1), self.pages)

    @cached_property
    def rows(self):
        start = (self.number - 1) * PAGE_SIZE
        return self.rows_of(self.brains[start : start + PAGE_SIZE])

    def rows_of(self, brains):
        # What the catalog has no row for is left out, rather than breaking the whole list.
        return [self.row(brain) for brain in brains if brain.listing or not self.has_listing]

    def row(self, brain):
        """Return what the template shows of a catalog row."""
        return {
            "url": brain.getURL(),
            "title": brain.Title,
            "description": brain.Description,
            "state": brain.review_state,
            **(brain.listing or {}),
        }

    @property
    def url(self):
        url = self.context.absolute_url()
        return url if self.in_section else f"{url}/{self.__name__}"

    def page_links(self):
        """Return (number, address) of the first, the last and the nearest pages, choices kept."""
        asked = {choice.name: choice.selected for choice in self.filters if choice.selected}
        if self.text:
            asked["q"] = self.text
        near = range(max(1, self.number - NEAR), min(self.pages, self.number + NEAR) + 1)
        for number in sorted({1, *near, self.pages}):
            yield number, f"{self.url}?{urlencode({**asked, 'page': number})}"

    @cached_property
    def language(self):
        return api.portal.get_current_language()

    def in_language(self, names):
        """Return the one of `names` (title, title_sv, title_en) in the reader's language."""
        return name_in(self.language, names) if names else ""
