"""Guidance on premises, with numbers."""

from plone.dexterity.content import Item
from plone.supermodel import model


class ISpaceGuideline(model.Schema):
    """Guidance on premises, with numbers."""


class SpaceGuideline(Item):
    """Guidance on premises, with numbers."""
