"""Forgiving text search, Finnish alphabetical order and pages."""

from functools import lru_cache
from typing import NamedTuple

import re
import unicodedata

PAGE_SIZE = 50
MAX_QUERY = 200
# In Finnish and Swedish å, ä and ö are letters of their own at the end of the alphabet.
_LAST_LETTERS = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


class Page(NamedTuple):
    """One page of rows; numbers start from 1."""

    rows: list
    number: int
    count: int


def fold(text):
    """Return text without case and accents, so that "jarvi" finds "Järvi"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def haystack(*texts):
    """Return the folded text in which `matches` looks; empty parts are left out."""
    return fold(" ".join(text for text in texts if text))


def words(query):
    """Return the folded words of a query."""
    return tuple(re.split(r"[\s,;]+", fold(query[:MAX_QUERY]).strip(" ,;"))) if query else ()


def matches(text, wanted):
    """Tell whether every wanted word (from `words`) is somewhere in a folded text."""
    return all(word in text for word in wanted)


# Every request sorts the same few thousand names.
@lru_cache(maxsize=20000)
def alphabetical(text):
    """Return the sort key of a name: case aside, å ä ö last, other accents aside."""
    return fold(unicodedata.normalize("NFC", text).casefold().translate(_LAST_LETTERS))


def page_of(rows, number, size=PAGE_SIZE):
    """Return the Page with the number, the nearest one when there is no such page."""
    count = max(1, -(-len(rows) // size))
    number = min(max(1, number), count)
    return Page(rows[(number - 1) * size : number * size], number, count)
