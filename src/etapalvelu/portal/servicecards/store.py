"""The only place that knows in which indexes and columns cards are kept."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from etapalvelu.portal.organisations.store import nearest_organisation
from etapalvelu.portal.servicecards.interfaces import IServiceCard
from etapalvelu.portal.servicecards.rules import card_id
from etapalvelu.portal.servicecards.rules import digest
from etapalvelu.portal.servicecards.schema import SECTIONS
from plone import api
from plone.indexer import indexer

CARD = "ServiceCard"
NAMES = ("title", "title_sv", "title_en")


def names(content):
    """Return the names of a service or organisation: title, title_sv, title_en."""
    return {name: getattr(content, name, None) or "" for name in NAMES}


@indexer(IServiceCard)
def listing(card):
    """What a row of the list shows; names by language."""
    service = aq_parent(aq_inner(card))
    provider = nearest_organisation(service)
    return {
        "service": names(service),
        "provider": names(provider) if provider else {},
        "language": card.language,
        "suitability": getattr(service, "suitability", "unknown"),
    }


@indexer(IServiceCard)
def facets(card):
    """What the list can be filtered by."""
    service = aq_parent(aq_inner(card))
    suitability = getattr(service, "suitability", "unknown")
    return [f"language:{card.language}", f"suitability:{suitability}"]


def refresh_rows(owner):
    """Write the rows of all cards below a service or provider anew, after its names changed."""
    catalog = api.portal.get_tool("portal_catalog")
    path = "/".join(owner.getPhysicalPath())
    for brain in catalog.unrestrictedSearchResults(portal_type=CARD, path=path):
        brain._unrestrictedGetObject().reindexObject(idxs=["listing", "facets"])


def cards_of(service):
    """Return the catalog rows of a service's cards that the present user may see."""
    found = api.content.find(
        portal_type=CARD,
        path={"query": "/".join(service.getPhysicalPath()), "depth": 1},
        sort_on="getId",
    )
    # A working copy is no version of its own.
    return [b for b in found if not b.listing or b.getId == card_id(b.listing["language"])]


def all_cards(service):
    """Return the service's cards, seen by the present user or not."""
    return [card for card in service.objectValues() if IServiceCard.providedBy(card)]


def digest_of(card):
    """Return what changes when the text of a card changes."""
    texts = {name: getattr(getattr(card, name, None), "raw", "") for name in SECTIONS}
    plain = {"title": card.title, "summary": card.description, "phone": card.phone}
    return digest(texts | plain)


def missing_languages(service, languages):
    """Return those of the languages in which the service has no card, seen or not."""
    written = {card.language for card in all_cards(service)}
    return [language for language in languages if language not in written]


def address_of(service):
    """Return "provider/service", by which pages name a service."""
    return "/".join(service.getPhysicalPath()[-2:])


def find_service(address):
    """Return the service with the address if the present user may see it, or None."""
    providers = "/".join(api.portal.get()["providers"].getPhysicalPath())
    path = {"query": f"{providers}/{address}", "depth": 0}
    found = api.content.find(portal_type="Service", path=path) if address else []
    return found[0].getObject() if found else None
