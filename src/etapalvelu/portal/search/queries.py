"""What a reader has typed, as questions to the text indexes."""

from etapalvelu.portal.search import synonyms
from etapalvelu.portal.search.words.normalizer import FORCED
from etapalvelu.portal.search.words.splitter import FinnishSplitter
from plone.base.utils import munge_search_term

# More words make no better question, but a slower one.
MOST_WORDS = 12
# Operators of the query language, which say nothing as words.
OPERATORS = frozenset({"and", "or", "not"})
_SPLITTER = FinnishSplitter()


def words_of(text):
    """Return the first words of a text, as the index divides it."""
    words = [word for word in _SPLITTER.process([text]) if word.lower() not in OPERATORS]
    return words[:MOST_WORDS]


def whole(text):
    """Return the question for all words, each in any of its forms or by another name.

    Quotation marks ask for the words in their order; it then stays as it is. "" for no words.
    """
    if text.count('"') > 1:
        return munge_search_term(text)
    words, parts = words_of(text), []
    while words:
        taken, part = _next(words)
        parts.append(part)
        words = words[taken:]
    return " AND ".join(parts)


def _next(words):
    for count in range(min(synonyms.LONGEST, len(words)), 0, -1):
        others = synonyms.others(words[:count])
        if others:
            own = " AND ".join(f"{word}*" for word in words[:count])
            names = [" AND ".join(words_of(name)) for name in others]
            return count, "(" + " OR ".join(f"({each})" for each in [own, *names] if each) + ")"
    return 1, f"{words[0]}*"


def beginnings(text):
    """Return the question for all words, each as the beginning of a word or in any form."""
    return " AND ".join(f"({word} OR {word}{FORCED})" for word in words_of(text))


def any_of(text):
    """Return the question for one of the words at least."""
    return " OR ".join(f"{word}*" for word in words_of(text))
