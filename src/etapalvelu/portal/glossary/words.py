"""Which words are the same word in another form; the search knows the forms."""

from etapalvelu.portal.search.store import base_forms
from etapalvelu.portal.search.store import stem_of
from functools import lru_cache

import re

_NEUTER = re.compile(r"(?<=\w{4})ets?$")
_KEPT = 50_000


@lru_cache(_KEPT)
def keys(word, language):
    """Return what a word has in common with its other forms.

    A word that is a base form itself counts only as that: "tilanne" is no form of "tila".
    """
    plain = word.casefold()
    if language == "fi":
        forms = base_forms(word)
        return frozenset({plain} if plain in forms else {plain, *forms})
    return frozenset({plain, *_stems(plain, language)})


def _stems(plain, language):
    yield stem_of(language, plain)
    # Snowball leaves the definite form of Swedish neuters as it is: "kortet".
    ending = _NEUTER.search(plain) if language == "sv" else None
    if ending:
        yield stem_of(language, plain[: ending.start()])
