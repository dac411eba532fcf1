"""From the text of a cell to the value of a field."""

from datetime import date
from etapalvelu.portal.core.problems import ProblemError
from zope.component import getUtility
from zope.i18n import translate
from zope.schema import interfaces
from zope.schema.interfaces import IVocabularyFactory

import re

LANGUAGES = ("fi", "sv", "en")
_FINNISH_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class CellError(ProblemError):
    """A cell cannot be understood."""


def value_of(field, text, context):
    """Return the value that a field gets from a cell; an empty cell gives the empty value."""
    if interfaces.IChoice.providedBy(field):
        return choice(field, text, context) if text else None
    if interfaces.ICollection.providedBy(field):
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if interfaces.IChoice.providedBy(field.value_type):
            return [choice(field.value_type, part, context) for part in parts]
        return parts
    if not text:
        return None
    return as_date(text) if interfaces.IDate.providedBy(field) else text


def choice(field, text, context):
    """Return the vocabulary value whose value, token or title in any language the text is."""
    wanted = text.casefold()
    factory = getUtility(IVocabularyFactory, field.vocabularyName)
    for term in factory(context):
        names = {str(term.value), term.token, *in_all_languages(term.title)}
        if wanted in {name.casefold() for name in names}:
            return term.value
    raise CellError("import_not_in_list", "${value} is not one of the choices.", value=text)


def in_all_languages(message):
    """Return a message's translations into each language of the portal."""
    return {translate(message, target_language=language) for language in LANGUAGES}


def as_date(text):
    """Read 2026-11-24 or 24.11.2026."""
    match = _FINNISH_DATE.fullmatch(text)
    try:
        if match:
            return date(int(match[3]), int(match[2]), int(match[1]))
        return date.fromisoformat(text[:10])
    except ValueError:
        raise CellError("problem_date_unreadable", "${value} is not a date.", value=text) from None


def plain(value):
    """Return a value in a form in which equal content is equal: no empty parts, no line ends."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip() or None
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items() if plain(part) is not None}
    if isinstance(value, list | tuple | set):
        return [plain(part) for part in value] or None
    return value


def shown(value):
    """Return a value as one line of text for a report."""
    if isinstance(value, dict):
        return " ".join(shown(part) for part in value.values() if part not in (None, ""))
    if isinstance(value, list | tuple | set):
        return "; ".join(shown(part) for part in value)
    return "" if value is None else " ".join(str(value).split())
