"""Other spellings of what was typed, of which the reader would find something."""

from etapalvelu.portal.search import store
from etapalvelu.portal.search.words import voikko
from etapalvelu.portal.search.words.folding import fold
from etapalvelu.portal.search.words.normalizer import query_forms
from etapalvelu.portal.search.words.splitter import FinnishSplitter
from plone import api

import difflib

SHOWN = 3
# Words of a question that may be misspelt at once; more would be another question.
MOST_WRONG = 2
# Letters that a misspelt word begins with rightly.
START = 2
ALIKE = 0.75
_SPLITTER = FinnishSplitter()


def suggestions(text):
    """Return up to three texts with other words in the place of those that nothing has."""
    words = _SPLITTER.process([text])
    wrong = [number for number, word in enumerate(words) if not _known(word)]
    if not wrong or len(wrong) > MOST_WRONG:
        return []
    found = [words]
    for number in wrong:
        found = [
            [*each[:number], other, *each[number + 1 :]]
            for each in found
            for other in _alike(words[number])
        ]
    # Words of content that the reader may not see lead to nothing, so they are not told.
    texts = dict.fromkeys(" ".join(each) for each in found)
    return [each for each in texts if store.find(each)][:SHOWN]


def _known(word):
    lexicon = api.portal.get_tool("portal_catalog")["plone_lexicon"]
    return any(lexicon.get_wid(form) for form in query_forms(word.lower()))


def _alike(word):
    """Return words like a misspelt one that the index has."""
    spelt = [other for other in voikko.spellings(word) if _known(other)]
    return list(dict.fromkeys([*spelt, *_near(fold(word))]))[: 2 * SHOWN]


def _near(word):
    lexicon = api.portal.get_tool("portal_catalog")["plone_lexicon"]
    start = word[:START]
    words = [
        other
        for other in lexicon.beginning(start)
        if abs(len(other) - len(word)) <= START and ":" not in other
    ]
    return difflib.get_close_matches(word, words, n=SHOWN, cutoff=ALIKE)
