"""The rich texts of content."""

from plone.app.textfield.interfaces import IRichText
from plone.dexterity.utils import iterSchemata
from zope.schema import getFieldsInOrder


def html_of(content):
    """Return all rich texts of a content as one HTML, as its authors wrote it."""
    found = []
    for schema in iterSchemata(content):
        for name, field in getFieldsInOrder(schema):
            value = getattr(content.aq_base, name, None) if IRichText.providedBy(field) else None
            found.append(value.raw if value and value.raw else "")
    return "\n".join(filter(None, found))
