"""Places around a content's own page, where features put what belongs to every content."""

from zope.viewlet.interfaces import IViewletManager


class IAboveReading(IViewletManager):
    """Between the edit bar and the title: what the reader must know before reading."""


class IBelowReading(IViewletManager):
    """After the text: what the reader may do about it."""
