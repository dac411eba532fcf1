"""What may be told to customers of a point: no person, no meeting link."""

from etapalvelu.portal.core.listing.rules import alphabetical
from etapalvelu.portal.core.titles import name_in
from etapalvelu.portal.municipalities.rules import municipalities
from etapalvelu.portal.servicepoints.rules import compact
from etapalvelu.portal.servicepoints.store import coming_exceptions
from etapalvelu.portal.servicepoints.store import unpack
from etapalvelu.portal.wallsheets.hours import date_words
from etapalvelu.portal.wallsheets.hours import day_words
from etapalvelu.portal.wallsheets.hours import open_words
from etapalvelu.portal.wallsheets.rules import week_of
from plone import api
from urllib.parse import urlencode
from zope.component import getUtility
from zope.i18n import translate
from zope.schema.interfaces import IVocabularyFactory

# What services are shown: those that suit the remote channel, at least partly.
SUITABLE = ("yes", "partly")


def active_point(point_id):
    """Return the catalog's record of the active point with an id, whoever asks, or None."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        portal_type="ServicePoint", getId=point_id, review_state="active"
    )
    return found[0] if found and found[0].listing else None


def facts(point, language, day):
    """Return what customers may know of a point, as plain JSON values in a language.

    point: the catalog's record. day: local date from which exceptions count.
    """
    told = point.listing
    place = municipalities().get(told["municipality"])
    hours = unpack(told["hours"])
    return {
        "name": name_in(language, told),
        "street": told["street_address"],
        "postal": f"{told['postal_code']} {told['post_office']}",
        "municipality": place.name(language) if place else "",
        "phone": told["phone"],
        "website": told["website"],
        "languages": _language_titles(told["languages"], language),
        "hours": _week(hours, day, language),
        "exceptions": _exceptions(hours, day, language),
        "services": services(language),
    }


def services(language):
    """Return [{provider, names}] of active services for the remote channel, active providers'."""
    catalog = api.portal.get_tool("portal_catalog")
    active = {"review_state": "active"}
    providers = catalog.unrestrictedSearchResults(portal_type="ServiceProvider", **active)
    names = {brain.UID: name_in(language, brain.listing) for brain in providers if brain.listing}
    grouped = {}
    for brain in catalog.unrestrictedSearchResults(portal_type="Service", **active):
        row = brain.listing
        if row and row["suitability"] in SUITABLE and brain.organisation in names:
            grouped.setdefault(names[brain.organisation], set()).add(name_in(language, row))
    return [
        {"provider": provider, "names": sorted(grouped[provider], key=alphabetical)}
        for provider in sorted(grouped, key=alphabetical)
    ]


def _language_titles(codes, language):
    terms = getUtility(IVocabularyFactory, "etapalvelu.portal.ServiceLanguages")(None)
    known = {term.value: term.title for term in terms}
    return [translate(known[code], target_language=language) for code in codes if code in known]


def _week(hours, day, language):
    period = week_of(hours, day)
    if period is None:
        return []
    return [
        {"days": day_words(first, last, language), "open": open_words(spans, language)}
        for first, last, spans in compact(period)
        # A closed weekend needs no line of its own on a wall.
        if spans or last < 5
    ]


def _exceptions(hours, day, language):
    rows = []
    for exception in coming_exceptions(hours, day):
        days = date_words(exception.first, exception.last, language)
        opens = open_words(exception.spans, language)
        rows.append({"days": days, "open": opens, "reason": exception.reason})
    return rows


def point(uid):
    """Return the catalog's record of the point with a UID, whoever asks, or None."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(portal_type="ServicePoint", UID=uid)
    return found[0] if found and found[0].listing else None


def public_address(point_id, language):
    """Return the address of the page that anybody may read of a point."""
    query = urlencode({"point": point_id, "language": language})
    return f"{api.portal.get().absolute_url()}/point-info?{query}"
