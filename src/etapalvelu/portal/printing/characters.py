"""Which characters the fonts can draw. PDF/UA allows none that they cannot."""

from fontTools.ttLib import TTFont
from functools import lru_cache

import unicodedata

MISSING = "\N{REPLACEMENT CHARACTER}"
# Control and format characters (Cc, Cf) have no shape; these join, turn or part others.
SHAPING = frozenset("\n\u200b\u200c\u200d\u200e\u200f")


def printable(value, folder):
    """Return the JSON value with � for each character that no font in the folder has."""
    known = coverage(folder)
    if isinstance(value, str):
        return "".join(_drawn(each, known) for each in unicodedata.normalize("NFC", value))
    if isinstance(value, dict):
        return {key: printable(each, folder) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [printable(each, folder) for each in value]
    return value


@lru_cache(maxsize=4)
def coverage(folder):
    """Return the code points that the fonts of a folder have; empty when there are no fonts."""
    known = set()
    for path in folder.glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            known |= set(font.getBestCmap())
    return frozenset(known)


def _drawn(character, known):
    if character in SHAPING or character == " ":
        return character
    category = unicodedata.category(character)
    if character.isspace():
        return " "
    if category in ("Cc", "Cf", "Cs") or 0xFE00 <= ord(character) <= 0xFE0F:
        return ""
    return character if not known or ord(character) in known else MISSING
