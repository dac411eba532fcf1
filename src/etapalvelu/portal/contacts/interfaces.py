"""Contracts of the contacts feature."""

from zope.interface import Interface


class IContactPerson(Interface):
    """A person to turn to in a matter, inside an organisation."""
