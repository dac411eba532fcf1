"""Where a PTV service location is."""

from etapalvelu.portal.integrations.ptv import reading
from etapalvelu.portal.integrations.ptv.model import PtvAddress
from etapalvelu.portal.integrations.ptv.model import PtvError
from etapalvelu.portal.municipalities.rules import find


def street_address(document):
    """Return the first visiting address; a location without a complete one is refused."""
    for place, entry in enumerate(reading.items(document, "addresses")):
        where = f"addresses[{place}].streetAddress"
        street = reading.mapping(entry.get("streetAddress"), where)
        if street and entry.get("type") != "Postal":
            return _address(street, where)
    raise PtvError("ptv_no_address", "The service location has no street address.", "addresses")


def _address(street, where):
    number = reading.text(street, "streetNumber", f"{where}.")
    return PtvAddress(
        municipality=_municipality(street, where),
        street=f"{_required(street, 'street', where)} {number}".strip(),
        postal_code=_postal_code(street, where),
        post_office=_required(street, "postOffice", where),
        directions=_any_language(street, "additionalInformation"),
    )


def _municipality(street, where):
    where = f"{where}.municipality"
    code = reading.text(reading.mapping(street.get("municipality"), where), "code", f"{where}.")
    if not code:
        raise PtvError("ptv_no_municipality", "The address has no municipality.", where)
    municipality = find(code)
    if municipality is None:
        raise PtvError(
            "ptv_unknown_municipality",
            "The municipality code ${value} is not known.",
            f"{where}.code",
            value=code,
        )
    return municipality.code


def _postal_code(street, where):
    code = reading.text(street, "postalCode", f"{where}.")
    if not (len(code) == 5 and code.isdecimal()):
        raise PtvError(
            "ptv_bad_postal_code",
            "${value} is not a postal code.",
            f"{where}.postalCode",
            value=code,
        )
    return code


def _required(street, field, where):
    value = _any_language(street, field)
    if not value:
        raise PtvError("ptv_missing", "The field is empty.", f"{where}.{field}")
    return value


def _any_language(street, field):
    return next(iter(reading.localised(street, field).values()), "")
