"""A provider's instruction for advisers about one service."""

from plone.dexterity.content import Item
from plone.supermodel import model


class IServiceCard(model.Schema):
    """A provider's instruction for advisers about one service."""


class ServiceCard(Item):
    """A provider's instruction for advisers about one service."""
