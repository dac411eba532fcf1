"""The forms under which a Swedish word is kept and looked for."""

from etapalvelu.portal.search.words.stems import stem
from functools import lru_cache

import re

# Snowball leaves some definite forms as they are: "kortet", "ärendena".
_DEFINITE = re.compile(r"(?<=\w{4})(?:ets?|enas?|ens?|n)$")
# What compounds in the texts of authorities end with. Nobody keeps a dictionary of Swedish
# compounds that could be installed, so "tjänst" finds "distanstjänst" by this list.
HEADS = (
    "anmälan anställd anvisning ansökan arbete avgift avtal barn beslut betalning bidrag "
    "bidragen bistånd blankett bokning broschyr byrå central chef dag data deklaration "
    "enhet expert familj fråga försäkring förmån förvaltning givare grupp handling "
    "handläggare hjälp hälsa information intyg kontor kort kostnad kund kunskap kurs lag "
    "landskap ledare ljud lokal lån material meddelande minister möte myndighet nummer "
    "område ombud ordning organisation papper peng pension person plan plats polis program "
    "punkt rum rådgivare rådgivning rätt samtal service skatt skola skydd språk stad "
    "ställe stöd system tid tillgång tillstånd tjänst tolk tolkning trygghet uppgift "
    "utbildning utredning val vård ärende"
)
SHORTEST_BEFORE = 3


@lru_cache(maxsize=1)
def _heads():
    return sorted({stem("sv", head) for head in HEADS.split()}, key=len, reverse=True)


@lru_cache(maxsize=65536)
def stems(word):
    """Return the stems of a word in small letters, the definite forms' too."""
    found = {stem("sv", word)}
    shorter = _DEFINITE.sub("", word)
    if shorter != word:
        found.add(stem("sv", shorter))
    return tuple(sorted(found))


@lru_cache(maxsize=65536)
def heads(word):
    """Return the stem of the last word in a compound, () when it is none that is known."""
    for own in stems(word):
        for head in _heads():
            before = own.removeprefix("sv:").removesuffix(head.removeprefix("sv:"))
            if own.endswith(head.removeprefix("sv:")) and len(before) >= SHORTEST_BEFORE:
                return (head,)
    return ()
