"""A file that communicators take and use."""

from plone.dexterity.content import Item
from plone.supermodel import model


class IMarketingTemplate(model.Schema):
    """A file that communicators take and use."""


class MarketingTemplate(Item):
    """A file that communicators take and use."""
