"""A point in the words of schema.org (GovernmentOffice), as JSON-LD."""

from etapalvelu.portal.servicepoints.rules import clock
from etapalvelu.portal.wallsheets.rules import week_of

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ROOT = "https://schema.org/"


def linked_data(facts, hours, address, day):
    """Return the point as plain JSON values. facts: of `store.facts`; hours: OpeningHours."""
    street, postal = facts["street"], facts["postal"]
    code, _space, office = postal.partition(" ")
    data = {
        "@context": "https://schema.org",
        "@type": "GovernmentOffice",
        "name": facts["name"],
        "url": address,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": street,
            "postalCode": code,
            "addressLocality": office,
            "addressCountry": "FI",
        },
        "openingHoursSpecification": [*_standing(hours, day), *_exceptions(hours, day)],
        "makesOffer": [
            {
                "@type": "Offer",
                "itemOffered": {
                    "@type": "GovernmentService",
                    "name": name,
                    "provider": {"@type": "GovernmentOrganization", "name": group["provider"]},
                },
            }
            for group in facts["services"]
            for name in group["names"]
        ],
    }
    if facts["phone"]:
        data["telephone"] = facts["phone"]
    return data


def _standing(hours, day):
    period = week_of(hours, day)
    for weekday, spans in enumerate(period.days if period else ()):
        for span in spans:
            yield _specification(span) | {"dayOfWeek": _ROOT + _DAYS[weekday]}


def _exceptions(hours, day):
    for exception in hours.exceptions:
        if exception.last < day:
            continue
        valid = {
            "validFrom": exception.first.isoformat(),
            "validThrough": exception.last.isoformat(),
        }
        # By schema.org a day that opens and closes at midnight is closed.
        for span in exception.spans or (None,):
            yield _specification(span) | valid


def _specification(span):
    opens, closes = (clock(span.start), clock(span.end)) if span else ("00:00", "00:00")
    return {"@type": "OpeningHoursSpecification", "opens": opens, "closes": closes}
