"""Import of the service point register from a file."""

from datetime import date
from etapalvelu.portal import _
from etapalvelu.portal.core.registers.register import Register
from etapalvelu.portal.core.registers.values import CellError
from etapalvelu.portal.municipalities.rules import current
from etapalvelu.portal.municipalities.rules import find
from etapalvelu.portal.servicepoints.columns import COLUMNS
from etapalvelu.portal.servicepoints.hoursdata import exception_rows
from etapalvelu.portal.servicepoints.hoursdata import from_rows
from etapalvelu.portal.servicepoints.hoursdata import weekly_rows
from etapalvelu.portal.servicepoints.hourstext import parse_hours
from etapalvelu.portal.servicepoints.store import shown_hours
from plone import api


class PointsRegister(Register):
    """Points are known by id, PTV id, or municipality and name."""

    title = _("heading_points", default="Service points")
    portal_type = "ServicePoint"
    columns = COLUMNS
    # Headings of other offices' location files.
    aliases = {
        "name": "title",
        "address": "street_address",
        "address1": "street_address",
        "town": "municipality",
        "postcode": "postal_code",
        "url": "website",
        "access_notes": "accessibility_note",
        "general_notes": "description",
    }

    def container(self, cells):
        return api.portal.get()["points"]

    def name_key(self, container, title, values):
        return values.get("municipality"), title.casefold()

    def name_keys(self, brain):
        return (brain.listing or {}).get("municipality"), brain.Title.casefold()

    def read_municipality(self, text):
        """Read a code or a name; a merged municipality gives its successor."""
        municipality = find(text)
        if text and municipality is None:
            raise CellError(
                "import_no_municipality", "${value} is not a municipality in Finland.", value=text
            )
        return current(municipality, date.today()).code if municipality else None

    def read_postal_code(self, text):
        """Read a postal code; a spreadsheet may have eaten its leading zeros."""
        return text.zfill(5) if text.isascii() and text.isdecimal() else text

    def read_opening_hours(self, text):
        """Read weekly hours."""
        return weekly_rows(parse_hours(text))

    def read_exceptions(self, text):
        """Read exceptions."""
        return exception_rows(parse_hours("", text))

    def show(self, name, value):
        return shown_hours(name, value)

    def normal(self, name, value):
        if name == "opening_hours":
            return frozenset(from_rows(value).periods)
        if name == "exceptions":
            return frozenset(from_rows((), value).exceptions)
        if name == "accessibility":
            return frozenset(value or ())
        return value
