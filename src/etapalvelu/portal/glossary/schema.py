"""A term in three languages."""

from plone.dexterity.content import Item
from plone.supermodel import model


class IGlossaryTerm(model.Schema):
    """A term in three languages."""


class GlossaryTerm(Item):
    """A term in three languages."""
