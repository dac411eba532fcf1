"""Contracts of the organisations feature."""

from zope.interface import Interface


class IOrganisation(Interface):
    """What people are members of: a service point, a provider, the coordinator or the ministry."""


class IServiceProvider(IOrganisation):
    """An authority that produces services (guide section 4, Palveluntuottaja)."""


class INetworkOrganisation(IOrganisation):
    """The coordinator or the ministry."""
