"""Questions to the catalog; it answers with what the reader may see, and nothing is woken.

What is counted and ordered are the numbers of catalog rows: the rows themselves are fetched for one
page only.
"""

from etapalvelu.portal.search import queries
from etapalvelu.portal.search.words.stems import stem
from etapalvelu.portal.search.words.voikko import analyses
from plone import api
from Products.ZCTextIndex.ParseTree import ParseError
from Products.ZCTextIndex.ParseTree import QueryError

NAMES, FACETS = "search_names", "search_facets"


def base_forms(word):
    """Return the base forms of a Finnish word in small letters, none for an unknown word."""
    return {each["BASEFORM"].casefold() for each in analyses(word)}


def stem_of(language, word):
    """Return the stem of a word in small letters; its mark keeps it from being taken for a word."""
    return stem(language, word)


def find(text):
    """Return {row number: score} of what has all the words of a text, which the reader may see.

    Where a whole word finds nothing, what begins with it does.
    """
    return ask(queries.whole(text)) or ask(queries.beginnings(text))


def ask(query, index="SearchableText"):
    """Return {row number: score} for a question to a text index."""
    if not query:
        return {}
    try:
        found = api.portal.get_tool("portal_catalog")(**{index: query})
    except (ParseError, QueryError):
        # Nothing of the text is a word that could be looked for.
        return {}
    # The lazy sequence holds (score, row number); taking its rows would read all their metadata.
    return {row: score for score, row in found._seq} if len(found) else {}


def named(text):
    """Return the row numbers of everything whose name has all the words, seen or not."""
    index = _index(NAMES)
    query = queries.whole(text)
    try:
        found = index._apply_index({NAMES: query}) if query else None
    except (ParseError, QueryError):
        return frozenset()
    return frozenset(found[0] or ()) if found else frozenset()


def facet_sets():
    """Return {facet:value: row numbers}, seen or not."""
    return dict(_index(FACETS).items())


def brains(rows):
    """Return the catalog's records of row numbers that a question has given."""
    catalog = api.portal.get_tool("portal_catalog")._catalog
    return [catalog[row] for row in rows]


def rows_at(paths):
    """Return {path: catalog row} of the paths that the reader may see."""
    if not paths:
        return {}
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog(path={"query": sorted(paths), "depth": 0})
    return {brain.getPath(): brain for brain in found}


def organisations(uids):
    """Return {UID: catalog record} of the providers and network organisations among them."""
    if not uids:
        return {}
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog(UID=list(uids), portal_type=["ServiceProvider", "NetworkOrganisation"])
    return {brain.UID: brain for brain in found}


def title_in(language, brain):
    """Return a row's title in a language; content without it has the one of its own language."""
    listing = brain.listing or {}
    names = listing.get("names") or {}
    return listing.get(f"title_{language}") or names.get(language) or brain.Title or brain.getId


def _index(name):
    return api.portal.get_tool("portal_catalog")._catalog.getIndex(name)
