"""What the catalog keeps of organisations, and to which organisation anything belongs."""

from etapalvelu.portal.core.listing.rules import haystack
from etapalvelu.portal.organisations.interfaces import INetworkOrganisation
from etapalvelu.portal.organisations.interfaces import IServiceProvider
from etapalvelu.portal.organisations.store import nearest_organisation
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer
from plone.uuid.interfaces import IUUID

NAMES = ("title", "title_sv", "title_en")


@indexer(IDexterityContent)
def organisation(content):
    """UID of the organisation that the content belongs to; an organisation belongs to itself."""
    found = nearest_organisation(content)
    if found is None:
        raise AttributeError("organisation")
    return IUUID(found)


@indexer(IServiceProvider)
def provider_listing(provider):
    """What a row of the list of providers needs."""
    return _listing(provider) | {"ptv_id": provider.ptv_id or ""}


@indexer(INetworkOrganisation)
def network_listing(organisation):
    """What a row of the list of network organisations needs."""
    return _listing(organisation)


def _listing(organisation):
    names = {name: getattr(organisation, name) or "" for name in NAMES}
    return names | {
        "description": organisation.description or "",
        "kind": organisation.kind,
        "phone": organisation.phone or "",
        "email": organisation.email or "",
        "website": str(organisation.website or ""),
        "valid_from": _iso(organisation.valid_from),
        "valid_until": _iso(organisation.valid_until),
        "successor": organisation.successor or "",
        "text": haystack(*names.values(), organisation.description, organisation.business_id),
    }


def _iso(day):
    return day.isoformat() if day else ""
