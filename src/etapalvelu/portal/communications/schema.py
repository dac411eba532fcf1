"""A communication plan in its seven parts."""

from plone.dexterity.content import Item
from plone.supermodel import model


class ICommunicationPlan(model.Schema):
    """A communication plan in its seven parts."""


class CommunicationPlan(Item):
    """A communication plan in its seven parts."""
