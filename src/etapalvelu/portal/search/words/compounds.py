"""The words that a Finnish compound is made of."""

from etapalvelu.portal.search.words.voikko import analyses

import re

# Voikko's names of kinds of names; "Sodankylä" is no village, so names are not taken apart.
NAMES = frozenset({"paikannimi", "etunimi", "sukunimi", "nimi"})
VERB = "teonsana"
_BASES = re.compile(r"\+([^+()]+)\(([^+()]+)\)")


def parts(reading):
    """Return the parts of a reading's base form in order; a word that is none has one."""
    base = reading["BASEFORM"]
    if reading.get("CLASS") in NAMES or "-" in base:
        return [base]
    lengths = [len(part) for part in reading.get("STRUCTURE", "").split("=")[1:]]
    cuts = [sum(lengths[:end]) for end in range(1, len(lengths))]
    if not cuts or cuts[-1] >= len(base):
        return [base]
    return [base[start:end] for start, end in zip([0, *cuts], [*cuts, len(base)], strict=True)]


def words_in(reading):
    """Return every run of neighbouring parts that is shorter than the whole, in base form."""
    pieces = parts(reading)
    bases = dict(_BASES.findall(reading.get("WORDBASES", "")))
    found = set()
    for start in range(len(pieces)):
        for end in range(start + 1, len(pieces) + 1):
            if end - start == len(pieces):
                continue
            before, last = "".join(pieces[start : end - 1]), pieces[end - 1]
            lasts = {last} if end == len(pieces) else _base_forms(last, bases)
            found.update(before + each for each in lasts)
    return found


def verbs(readings):
    """Return the verbs of which a word is a participle only, as "varattu" is of "varata"."""
    if not all(each.get("PARTICIPLE") or each.get("CLASS") == VERB for each in readings):
        return set()
    firsts = (_BASES.match(each.get("WORDBASES", "")) for each in readings)
    return {first[2].replace("=", "").lower() for first in firsts if first}


def _base_forms(part, bases):
    # "ajan" in "ajanvaraus" is of "aika" (time) and not of "ajaa" (to drive).
    if part in bases:
        return {part, bases[part].lower()}
    nouns = {each["BASEFORM"].lower() for each in analyses(part) if each.get("CLASS") != VERB}
    return {part} | nouns
