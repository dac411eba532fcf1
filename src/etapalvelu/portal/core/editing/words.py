"""Stored values in words, for the one who has to compare them with his own."""

from zope.i18n import translate
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection

MAX_LENGTH = 600


def value_text(field, value, context, request, longest=MAX_LENGTH):
    """Return a field's stored value as one text, "" when it is empty; longest: in characters."""
    text = _text(field, value, context, request)
    return text if len(text) <= longest else f"{text[:longest]}…"


def _text(field, value, context, request):
    if not value:
        return ""
    if IChoice.providedBy(field):
        return _term(field, value, context, request)
    if ICollection.providedBy(field):
        items = (_text(field.value_type, item, context, request) for item in value)
        return "; ".join(item for item in items if item)
    if isinstance(value, dict):
        return " ".join(
            _text(field.schema[name], item, context, request)
            for name, item in value.items()
            if item and name in field.schema
        )
    return str(getattr(value, "raw", None) or getattr(value, "filename", None) or value)


def _term(field, value, context, request):
    try:
        term = field.bind(context).vocabulary.getTerm(value)
    except LookupError:
        return str(value)
    return translate(term.title, context=request) if term.title else str(value)
