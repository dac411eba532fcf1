"""The catalog's lexicon in a site: Finnish instead of Plone's, and back."""

from Acquisition import aq_base
from etapalvelu.portal.glossary.store import names_of
from etapalvelu.portal.search import synonyms
from etapalvelu.portal.search import unfinished
from etapalvelu.portal.search.words import normalizer
from etapalvelu.portal.search.words.lexicon import FinnishLexicon
from etapalvelu.portal.search.words.splitter import FinnishSplitter
from plone import api
from Products.ZCTextIndex.PipelineFactory import element_factory
from Products.ZCTextIndex.ZCTextIndex import PLexicon
from types import SimpleNamespace

import transaction

LEXICON = "plone_lexicon"
# Index -> the attribute that it holds instead of Plone's.
OURS = {"SearchableText": "search_text"}
NAMES, FACETS = "search_names", "search_facets"
# What is kept in the memory at most before a part is written down.
BATCH = 500
_PLONES = (
    ("Word Splitter", "Unicode Whitespace splitter"),
    ("Case Normalizer", "Unicode Ignoring Accents Case Normalizer"),
)


def prepare():
    """Put our lexicon and indexes into the catalog and fill them; safe to repeat.

    Does nothing when they are there, so that neither a re-import nor an upgrade empties them.
    """
    if synonyms.prepare():
        _learn_terms()
    unfinished.prepare()
    catalog = api.portal.get_tool("portal_catalog")
    added = _add_indexes(catalog)
    if type(aq_base(catalog[LEXICON])) is not FinnishLexicon or not _ours(catalog[LEXICON]):
        rebuild()
    elif added:
        _fill(catalog, added)


def _learn_terms():
    """Take the names of the terms that the site has already."""
    catalog, table = api.portal.get_tool("portal_catalog"), synonyms.table()
    for brain in catalog.unrestrictedSearchResults(
        portal_type="GlossaryTerm", review_state="published"
    ):
        table.put(brain.UID, names_of(brain._unrestrictedGetObject()))


def rebuild():
    """Make the words and what is kept of them anew, by the analyser of this process.

    It wakes every content: some ten milliseconds for each.
    """
    catalog = api.portal.get_tool("portal_catalog")
    _add_indexes(catalog)
    _install(catalog, FinnishLexicon(LEXICON, "", FinnishSplitter(), normalizer.make()))
    for name, attribute in OURS.items():
        catalog._catalog.indexes[name]._indexed_attrs = [attribute]
    _fill(catalog, [*text_indexes(), FACETS])


def restore():
    """Give the catalog Plone's own lexicon back, for a portal without this package."""
    synonyms.remove()
    unfinished.remove()
    catalog = api.portal.get_tool("portal_catalog")
    for name in (NAMES, FACETS):
        if name in catalog.indexes():
            catalog.delIndex(name)
    pipeline = [element_factory.instantiate(*each) for each in _PLONES]
    _install(catalog, PLexicon(LEXICON, "", *pipeline))
    for name in OURS:
        catalog._catalog.indexes[name]._indexed_attrs = [name]
    _fill(catalog, text_indexes())


def analyser():
    """Return the version of the analyser that has written the site's index; "" means none."""
    catalog = api.portal.get_tool("portal_catalog")
    found = [getattr(element, "analyser", None) for element in catalog[LEXICON]._pipeline]
    return next((version for version in found if version is not None), "")


def note_analyser():
    """Note that the index is now by the analyser of this process."""
    lexicon = api.portal.get_tool("portal_catalog")[LEXICON]
    lexicon._pipeline = (FinnishSplitter(), normalizer.make())


def words():
    """Return the number of different words and forms in the lexicon."""
    return api.portal.get_tool("portal_catalog")[LEXICON].length()


def text_indexes():
    """Return the names of the indexes that hold words of the lexicon."""
    catalog = api.portal.get_tool("portal_catalog")
    return [
        index.id
        for index in catalog.getIndexObjects()
        if getattr(index, "lexicon_id", None) == LEXICON
    ]


def _ours(lexicon):
    return tuple(lexicon._pipeline) == (FinnishSplitter(), normalizer.FinnishNormalizer())


def _add_indexes(catalog):
    added = []
    if NAMES not in catalog.indexes():
        extra = SimpleNamespace(lexicon_id=LEXICON, index_type="Okapi BM25 Rank", doc_attr=NAMES)
        catalog.addIndex(NAMES, "ZCTextIndex", extra)
        added.append(NAMES)
    if FACETS not in catalog.indexes():
        catalog.addIndex(FACETS, "KeywordIndex", SimpleNamespace(indexed_attrs=FACETS))
        added.append(FACETS)
    return added


def _install(catalog, lexicon):
    catalog._delObject(LEXICON)
    catalog._setObject(LEXICON, lexicon)


def _fill(catalog, names):
    # Emptied first: they hold numbers of words that the lexicon no longer has.
    for name in names:
        catalog.clearIndex(name)
    for count, path in enumerate(list(catalog._catalog.uids), 1):
        content = catalog.unrestrictedTraverse(path, None)
        if content is not None:
            catalog.catalog_object(content, path, idxs=names, update_metadata=0)
        if count % BATCH == 0:
            transaction.savepoint(optimistic=True)
            catalog._p_jar.cacheGC()
