"""What the catalog keeps of service points."""

from etapalvelu.portal.core.listing.rules import haystack
from etapalvelu.portal.municipalities.rules import municipalities
from etapalvelu.portal.organisations.store import nearest_organisation
from etapalvelu.portal.servicepoints.interfaces import IServicePoint
from etapalvelu.portal.servicepoints.store import pack
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer

SAME = (
    "title",
    "title_sv",
    "title_en",
    "municipality",
    "street_address",
    "postal_code",
    "post_office",
    "phone",
    "email",
    "leader",
)


@indexer(IDexterityContent)
def municipality(content):
    """Code of the municipality of the service point that the content is or belongs to."""
    # Told for all content, because the catalog would acquire the attribute from a parent anyway.
    point = nearest_organisation(content)
    if not IServicePoint.providedBy(point):
        raise AttributeError("municipality")
    return point.municipality


@indexer(IServicePoint)
def listing(point):
    """What a row of the list of points needs; never a meeting link."""
    facts = {name: getattr(point, name) or "" for name in SAME}
    place = municipalities().get(point.municipality)
    places = (place.fi, place.sv, place.region.fi, place.region.sv) if place else ()
    return facts | {
        "website": str(point.website or ""),
        "accessibility": tuple(point.accessibility or ()),
        "languages": tuple(point.service_languages or ()),
        "rooms": len(point.rooms or ()),
        "room_names": tuple(room.get("name") or "" for room in point.rooms or ()),
        "hours": pack(point),
        "text": haystack(*(facts[name] for name in SAME if name != "municipality"), *places),
    }
