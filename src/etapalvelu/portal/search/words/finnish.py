"""The forms under which a Finnish word is kept and looked for."""

from etapalvelu.portal.search.words import swedish
from etapalvelu.portal.search.words.compounds import parts
from etapalvelu.portal.search.words.compounds import verbs
from etapalvelu.portal.search.words.compounds import words_in
from etapalvelu.portal.search.words.folding import fold
from etapalvelu.portal.search.words.stems import stem
from etapalvelu.portal.search.words.voikko import analyses
from etapalvelu.portal.search.words.voikko import handle
from functools import lru_cache
from typing import NamedTuple

# A text holds few different words; this many are a large portal's.
CACHED = 65536
# Kinds of words that say nothing about what is looked for.
EMPTY_KINDS = frozenset({"sidesana", "asemosana", "kieltosana"})


class Forms(NamedTuple):
    """All folded: `main` stands in the word's place, `bases` are its base forms.

    `parts`: the words in a compound, the verb of a participle; `known`: whether the dictionary has
    the word; `empty`: whether it is a conjunction or a pronoun only.
    """

    main: str
    bases: tuple
    parts: tuple
    known: bool
    empty: bool


def forms(word):
    """Return the Forms of a word in small letters; without Voikko its surface alone."""
    if handle() is None:
        surface = fold(word)
        return Forms(surface, (surface,), (), False, False)
    return _forms(word)


@lru_cache(maxsize=CACHED)
def _forms(word):
    surface = fold(word)
    readings = sorted(analyses(word), key=_simplest_first)
    if not readings:
        return _unknown(word, surface)
    least = len(parts(readings[0]))
    bases = dict.fromkeys(fold(each["BASEFORM"]) for each in readings)
    named = any(len(parts(each)) == 1 for each in readings)
    inside = verbs(readings)
    for each in readings:
        if not named and len(parts(each)) == least:
            inside |= words_in(each)
    return Forms(
        main=next(iter(bases)),
        bases=tuple(bases),
        parts=tuple(sorted({fold(each) for each in inside} - set(bases))),
        known=True,
        empty=all(each.get("CLASS") in EMPTY_KINDS for each in readings),
    )


def _simplest_first(reading):
    # "hakemuksineen" is rather of "hakemus" than of "hake" and "muksi".
    return len(parts(reading)), reading["BASEFORM"]


def _unknown(word, surface):
    # Perhaps a name, perhaps a word of another language in a Finnish text.
    others = {*swedish.stems(word), *swedish.heads(word), stem("en", word)}
    return Forms(surface, (surface, stem("fi", word)), tuple(sorted(others)), False, False)
