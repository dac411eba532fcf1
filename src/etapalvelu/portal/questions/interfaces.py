"""Contracts of the questions feature."""

from zope.interface import Interface


class IQuestion(Interface):
    """A question that the change raises among staff."""
