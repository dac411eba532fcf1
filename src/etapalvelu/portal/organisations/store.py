"""Finds organisations: where a piece of content belongs, which ones there are, who follows whom."""

from Acquisition import aq_chain
from Acquisition import aq_inner
from etapalvelu.portal.organisations.interfaces import IOrganisation
from plone import api

TYPES = ("ServicePoint", "ServiceProvider", "NetworkOrganisation")


def nearest_organisation(content):
    """Return the organisation that `content` is or lies in, or None."""
    chain = aq_chain(aq_inner(content))
    return next((parent for parent in chain if IOrganisation.providedBy(parent)), None)


def organisation_brains(types=TYPES):
    """Return the catalog's records of the organisations that the present user may see, by UID."""
    catalog = api.portal.get_tool("portal_catalog")
    return {brain.UID: brain for brain in catalog(portal_type=types)}


def within(organisation, portal_type):
    """Return the records of a type inside an organisation that the present user may see."""
    catalog = api.portal.get_tool("portal_catalog")
    path = "/".join(organisation.getPhysicalPath())
    return catalog(portal_type=portal_type, path=path, sort_on="sortable_title")


def successors():
    """Return {UID: UID of its successor} of all organisations that have one, seen or not."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        portal_type=("ServiceProvider", "NetworkOrganisation")
    )
    return {b.UID: b.listing["successor"] for b in found if b.listing and b.listing["successor"]}


def predecessors(uid):
    """Return the records of the organisations whose successor is the one with the UID."""
    found = organisation_brains(("ServiceProvider", "NetworkOrganisation")).values()
    return [brain for brain in found if brain.listing and brain.listing["successor"] == uid]
