"""Contracts of the service cards feature."""

from zope.interface import Interface


class IServiceCard(Interface):
    """A provider's instruction for advisers about one service, in one language."""
