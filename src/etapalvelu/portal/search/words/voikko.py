"""Voikko, the morphology of Finnish (https://voikko.puimula.org).

A handle that several threads use at once gives wrong answers and ends the process, so each thread
has its own. Without the library or its dictionary there is no handle, and callers do without.
"""

from functools import lru_cache

import logging
import threading

_local = threading.local()
logger = logging.getLogger(__name__)
# Longer words have no analysis in the library.
LONGEST = 250


def handle():
    """Return the thread's own handle, or None where Voikko cannot be loaded."""
    if not hasattr(_local, "voikko"):
        _local.voikko = _load()
    return _local.voikko


def _load():
    try:
        import libvoikko

        voikko = libvoikko.Voikko("fi")
    except Exception as error:
        # The package, the shared library and the dictionary each fail in their own way.
        _tell(str(error) or type(error).__name__)
        return None
    voikko.setIgnoreDot(True)
    voikko.setSuggestionStrategy(libvoikko.SuggestionStrategy.TYPO)
    return voikko


@lru_cache(maxsize=1)
def _tell(reason):
    logger.error("Search works without Finnish inflection, because Voikko is missing: %s", reason)


def version():
    """Return the version of the library and its dictionary, "" without Voikko."""
    if handle() is None:
        return ""
    import libvoikko

    dictionaries = [
        f"{each.variant} {each.description}"
        for each in libvoikko.Voikko.listDicts()
        if each.language == "fi"
    ]
    return f"libvoikko {libvoikko.Voikko.getVersion()}, {', '.join(dictionaries)}"


def analyses(word):
    """Return Voikko's readings of a word as dictionaries, none for an unknown one."""
    voikko = handle()
    if voikko is None or len(word) > LONGEST:
        return []
    return [each for each in voikko.analyze(word) if each.get("BASEFORM")]


def spellings(word):
    """Return words that a misspelt one may have been meant to be, likely ones first."""
    voikko = handle()
    return voikko.suggest(word) if voikko is not None and len(word) <= LONGEST else []
