"""The spelling in which the index holds every word: small letters without accents."""

from etapalvelu.portal.core.listing.rules import fold as without_accents
from functools import lru_cache

# Letters that are no letter with an accent; some are of the Sámi languages.
_OTHERS = str.maketrans(
    {"ø": "o", "æ": "ae", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "ł": "l", "þ": "th"}
)


@lru_cache(maxsize=65536)
def fold(word):
    """Return a word without case and accents, so that "jarvi" finds "Järvi"."""
    return without_accents(word.lower()).translate(_OTHERS)
