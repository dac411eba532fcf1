"""Fills every text that people can type, on one object of each type, with the same payload."""

from collective.z3cform.datagridfield.row import DictRow
from plone.app.textfield import RichText
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import iterSchemata
from zope import schema
from zope.lifecycleevent import modified
from zope.schema.interfaces import IURI
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IFromUnicode

OBJECTS = (
    "points/kuhmo",
    "providers/kela",
    "organisations/valtiovarainministerio",
    "providers/verohallinto/verokortti-ja-ennakkovero",
    "providers/kela/asumistuki/card-fi",
    "organisations/lupa-ja-valvontavirasto/kaisa-rantala",
    "organisations/lupa-ja-valvontavirasto/wall-sheet",
    "organisations/lupa-ja-valvontavirasto/basics-of-remote-service",
    "organisations/lupa-ja-valvontavirasto/basics-of-remote-service/first-connection",
    "organisations/lupa-ja-valvontavirasto/new-point-in-utsjoki",
    "points/kuhmo/take-up-2026",
    "glossary/remote-service",
    "questions/evening-hours",
    "guides/introduction",
    "space-guidelines/remote-service-room",
)
# Length of "09:30": what pages reckon with cannot be any text.
TIME_OF_DAY = 5


def poison(portal, text, address):
    """Put the text into every text field and the address into every address field of OBJECTS.

    Constraints of the fields are passed by, as an import or an older version might have done.
    Returns the number of values set.
    """
    count = 0
    for path in OBJECTS:
        content = portal.unrestrictedTraverse(path)
        for interface in iterSchemata(content):
            adapted = interface(content)
            for name, field in schema.getFieldsInOrder(interface):
                value = _poisoned(field, text, address, getattr(adapted, name, None))
                if value is not None and not field.readonly and name not in ("id", "language"):
                    setattr(adapted, name, value)
                    count += 1
        modified(content)
        content.reindexObject()
    return count


def _poisoned(field, text, address, before=None):
    if isinstance(field, RichText):
        return RichTextValue(text, "text/html", "text/x-html-safe")
    if IURI.providedBy(field):
        return address
    if isinstance(field, DictRow):
        filled = {
            name: _poisoned(each, text, address)
            for name, each in schema.getFieldsInOrder(field.schema)
        }
        return (before or {}) | {name: value for name, value in filled.items() if value}
    if ICollection.providedBy(field) and field.value_type:
        filled = [_poisoned(field.value_type, text, address, each) for each in before or (None,)]
        kind = field._type if isinstance(field._type, type) else list
        return kind(filled) if all(filled) else None
    if getattr(field, "max_length", None) == TIME_OF_DAY:
        return None
    if isinstance(field, schema.Text | schema.TextLine) and IFromUnicode.providedBy(field):
        return text
    return None
