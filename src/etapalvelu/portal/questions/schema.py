"""A question that the change raises among staff."""

from plone.dexterity.content import Item
from plone.supermodel import model


class IQuestion(model.Schema):
    """A question that the change raises among staff."""


class Question(Item):
    """A question that the change raises among staff."""
