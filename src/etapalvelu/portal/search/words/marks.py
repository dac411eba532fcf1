"""Words in an indexed text that say in which language it goes on."""

_PREFIX = "xxlang"
# Words without inflection: numbers, names, addresses of mail.
NEUTRAL = "none"
LANGUAGES = ("fi", "sv", "en", NEUTRAL)
_BY_WORD = {_PREFIX + code: code for code in LANGUAGES}


def marked(language, text):
    """Return the text with its language before it; an unknown language is neutral."""
    return f"{_PREFIX}{language if language in LANGUAGES else NEUTRAL} {text}"


def language_of(word):
    """Return the language that a word of the stream announces, or None for all other words."""
    return _BY_WORD.get(word)
