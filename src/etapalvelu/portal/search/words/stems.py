"""Stems by Snowball: Swedish, English, and Finnish words that Voikko does not know.

A stem is written "language:stem", so that it never meets a word or another language's stem.
"""

from etapalvelu.portal.search.words.folding import fold
from functools import lru_cache

import Stemmer
import threading

_NAMES = {"fi": "finnish", "sv": "swedish", "en": "english"}
_local = threading.local()


# A stemmer keeps what it is working on, so each thread has its own.
def _stemmer(language):
    if not hasattr(_local, "stemmers"):
        _local.stemmers = {code: Stemmer.Stemmer(name) for code, name in _NAMES.items()}
    return _local.stemmers[language]


@lru_cache(maxsize=65536)
def stem(language, word):
    """Return the stem of a word in small letters, with its language before it."""
    return f"{language}:{fold(_stemmer(language).stemWord(word))}"
