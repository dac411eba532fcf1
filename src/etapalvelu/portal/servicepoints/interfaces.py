"""Contracts of the service points feature."""

from etapalvelu.portal.organisations.interfaces import IOrganisation


class IServicePoint(IOrganisation):
    """A service point of the network."""
