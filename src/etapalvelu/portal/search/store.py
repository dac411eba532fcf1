"""Questions to the catalog; it answers with what the reader may see, and nothing is woken."""

from plone import api
from plone.base.utils import munge_search_term
from Products.ZCTextIndex.ParseTree import ParseError


def find(text, types):
    """Return the catalog rows that have the words, the best ones first."""
    catalog = api.portal.get_tool("portal_catalog")
    try:
        return catalog(SearchableText=munge_search_term(text), portal_type=list(types))
    except ParseError:
        return []


def rows_at(paths):
    """Return {path: catalog row} of the paths that the reader may see."""
    if not paths:
        return {}
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog(path={"query": sorted(paths), "depth": 0})
    return {brain.getPath(): brain for brain in found}


def title_in(language, brain):
    """Return a row's title in a language; content without it has the one of its own language."""
    listing = brain.listing or {}
    names = listing.get("names") or {}
    return listing.get(f"title_{language}") or names.get(language) or brain.Title or brain.getId
