"""Which words are the same word in another form.

Finnish by Voikko, Swedish and English by Snowball stems; where a library is missing only the very
same form counts.
"""

from functools import lru_cache

import re
import threading

_NEUTER = re.compile(r"(?<=\w{4})ets?$")
_LOCAL = threading.local()
_STEMMERS = {"sv": "swedish", "en": "english"}
_KEPT = 50_000


@lru_cache(_KEPT)
def keys(word, language):
    """Return what a word has in common with its other forms.

    A word that is a base form itself counts only as that: "tilanne" is no form of "tila".
    """
    plain = word.casefold()
    if language == "fi":
        forms = _base_forms(word)
        return frozenset({plain} if plain in forms else {plain, *forms})
    stemmer = _stemmer(language)
    if stemmer is None:
        return frozenset({plain})
    # A stem is no word: the mark keeps it from being taken for one.
    return frozenset({plain, *(f"{stem}*" for stem in _stems(plain, language, stemmer))})


def _stems(plain, language, stemmer):
    yield stemmer.stemWord(plain)
    # Snowball leaves the definite form of Swedish neuters as it is: "kortet".
    ending = _NEUTER.search(plain) if language == "sv" else None
    if ending:
        yield stemmer.stemWord(plain[: ending.start()])


def _base_forms(word):
    voikko = _voikko()
    if voikko is None:
        return set()
    return {found["BASEFORM"].casefold() for found in voikko.analyze(word) if "BASEFORM" in found}


def _voikko():
    # One handle per thread: a shared one gives wrong answers and aborts.
    if not hasattr(_LOCAL, "voikko"):
        try:
            from libvoikko import Voikko

            _LOCAL.voikko = Voikko("fi")
        except Exception:
            # Neither the library nor the dictionary is needed to show a page.
            _LOCAL.voikko = None
    return _LOCAL.voikko


def _stemmer(language):
    name = _STEMMERS.get(language)
    if name is None:
        return None
    known = _LOCAL.__dict__.setdefault("stemmers", {})
    if name not in known:
        try:
            from Stemmer import Stemmer

            known[name] = Stemmer(name)
        except ImportError:
            known[name] = None
    return known[name]
