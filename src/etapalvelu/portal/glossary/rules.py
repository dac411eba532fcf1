"""Terms in the reader's language and in its alphabetical order."""

import unicodedata

# In Finnish and Swedish these are letters of their own at the end of the alphabet.
LAST_LETTERS = "ÅÄÖ"


def versions(names, explanations, language):
    """Return (language, name, explanation) of a term, the reader's language first.

    A language without a name is left out; explanations may be missing.
    """
    order = sorted(names, key=lambda code: code != language)
    return [(code, names[code], explanations.get(code) or "") for code in order if names[code]]


def first_letter(name):
    """Return the letter under which a term stands in the list; "#" for what is no letter."""
    letter = unicodedata.normalize("NFC", name.strip()[:2]).upper()[:1]
    if letter in LAST_LETTERS:
        return letter
    plain = unicodedata.normalize("NFD", letter)[:1]
    return plain if plain.isalpha() else "#"


def alphabetical(name):
    """Return the sort key of a term: Finnish order, case aside, å ä ö last."""
    return [_place(character) for character in unicodedata.normalize("NFC", name.casefold())]


def _place(character):
    if character.upper() in LAST_LETTERS:
        return 0x10FFFF + LAST_LETTERS.index(character.upper())
    return ord(unicodedata.normalize("NFD", character)[0])
