"""What the catalog keeps of terms, and the linking of terms in the texts of a page."""

from Acquisition import aq_base
from collections import OrderedDict
from etapalvelu.portal.glossary import words
from etapalvelu.portal.glossary.linking import Matcher
from etapalvelu.portal.glossary.linking import Term
from etapalvelu.portal.glossary.linking import words_of
from etapalvelu.portal.glossary.schema import IGlossaryTerm
from functools import partial
from hashlib import sha256
from plone import api
from plone.indexer import indexer
from zope.annotation.interfaces import IAnnotations

import threading

LANGUAGES = ("fi", "sv", "en")
_SEEN = "etapalvelu.portal.glossary.seen"
_KEPT_SETS = 12
_KEPT_TEXTS = 500
_sets, _texts = OrderedDict(), OrderedDict()
_lock = threading.Lock()


@indexer(IGlossaryTerm)
def listing(term):
    """Names, explanations and synonyms."""
    return {
        "names": {"fi": term.title, "sv": term.title_sv, "en": term.title_en},
        "explanations": {
            "fi": term.explanation_fi,
            "sv": term.explanation_sv,
            "en": term.explanation_en,
        },
        "synonyms": list(term.synonyms or []),
    }


def linked(content, request, markup, language=None):
    """Return safe HTML of a page in which the first occurrence of each term is a link.

    Each term is linked once in a request, so all texts of a page have to come through here in
    reading order. language: that of the text, else the content's.
    """
    language = language or getattr(content, "language", "") or "fi"
    if not markup or language not in LANGUAGES or _switched_off(content):
        return markup
    version, matcher = _matcher(language)
    if not matcher.first:
        return markup
    seen = IAnnotations(request).setdefault(_SEEN, set())
    # The page of a term need not be explained by itself.
    seen.add(_short(api.content.get_uuid(content) or ""))
    root = request.physicalPathToURL("")
    key = (version, root, sha256(markup.encode()).digest(), frozenset(seen))
    found = _kept(_texts, key)
    if found is None:
        found = matcher.link(markup, request.physicalPathToURL, seen)
        _keep(_texts, key, found, _KEPT_TEXTS)
    seen |= found[1]
    return found[0]


def words_in(text, language):
    """Return the frozenset of the forms of each word of a text."""
    return [words.keys(word, language) for word in words_of(text)]


def _switched_off(content):
    # What has no such field must not take it from what it lies in.
    return bool(getattr(aq_base(content), "no_term_links", False))


def _matcher(language):
    """Return (what changes with the terms, Matcher) of the published terms."""
    catalog = api.portal.get_tool("portal_catalog")
    commit = _commit(catalog)
    key = commit and (commit, language)
    found = _kept(_sets, key) if key else None
    if found is None:
        brains = catalog.unrestrictedSearchResults(
            portal_type="GlossaryTerm", review_state="published", sort_on="getId"
        )
        rows = [(brain.UID, brain.getPath(), brain.listing) for brain in brains if brain.listing]
        version = sha256(repr((language, rows)).encode()).digest()
        found = _kept(_sets, version)
        if found is None:
            terms = [term for row in rows if (term := _term(*row, language))]
            found = version, Matcher(terms, partial(words.keys, language=language))
            _keep(_sets, version, found, _KEPT_SETS)
        if key:
            _keep(_sets, key, found, _KEPT_SETS)
    return found


def _commit(catalog):
    """Return what changes with every commit to the catalog, None while one is under way."""
    counter = catalog._counter
    if counter is None or counter._p_jar is None:
        return None
    counter._p_activate()
    if counter._p_changed:
        return None
    return id(counter._p_jar.db()), counter._p_oid, counter._p_serial


def _term(uid, path, row, language):
    names = [row["names"].get(language), *row.get("synonyms", ())]
    phrases = {
        tuple(words.keys(word, language) for word in words_of(name)) for name in names if name
    }
    explanation = row["explanations"].get(language)
    told = next(
        (code for code in (language, *LANGUAGES) if row["explanations"].get(code)), language
    )
    text = explanation or row["explanations"].get(told) or ""
    phrases.discard(())
    if not phrases or not text:
        return None
    return Term(_short(uid), path, tuple(phrases), " ".join(text.split()), told)


def _short(uid):
    return uid[:12]


def _kept(cache, key):
    with _lock:
        if key not in cache:
            return None
        cache.move_to_end(key)
        return cache[key]


def _keep(cache, key, value, size):
    with _lock:
        cache[key] = value
        while len(cache) > size:
            cache.popitem(last=False)


def names_of(term):
    """Return the Finnish name of a term and its synonyms."""
    return [term.title, *(term.synonyms or ())]
