"""What the catalog keeps of services."""

from etapalvelu.portal.core.listing.rules import haystack
from etapalvelu.portal.services.interfaces import IService
from plone.indexer import indexer

NAMES = ("title", "title_sv", "title_en")


@indexer(IService)
def listing(service):
    """What a row of the list of services needs."""
    names = {name: getattr(service, name) or "" for name in NAMES}
    channels = service.channels or ()
    return names | {
        "description": service.description or "",
        "suitability": service.suitability,
        "languages": tuple(service.service_languages or ()),
        "channels": tuple(dict.fromkeys(channel["kind"] for channel in channels)),
        "text": haystack(
            *names.values(),
            service.description,
            service.summary_sv,
            service.summary_en,
            *(service.keywords or ()),
        ),
    }
