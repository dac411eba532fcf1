"""Translated titles of vocabulary values, and names in the reader's language."""

from zope.component import getUtility
from zope.i18n import translate
from zope.schema.interfaces import IVocabularyFactory


def titles(vocabulary, context, request):
    """Return {value: title in the reader's language} in the vocabulary's order."""
    terms = getUtility(IVocabularyFactory, vocabulary)(context)
    return {term.value: translate(term.title, context=request) for term in terms}


def name_in(language, names):
    """Return the name in a language, else the Finnish one; names: title, title_sv, title_en."""
    return names.get(f"title_{language}") or names["title"]


def date_text(day, language="fi"):
    """Write a date as 24.12.2026, in English 24/12/2026."""
    separator = "/" if language == "en" else "."
    return separator.join(str(part) for part in (day.day, day.month, day.year))
