"""Contracts of the services feature."""

from zope.interface import Interface


class IService(Interface):
    """A provider's service (guide section 4, Palvelu)."""
