"""Import of the service register from a file."""

from etapalvelu.portal import _
from etapalvelu.portal.core.registers.containers import named
from etapalvelu.portal.core.registers.register import Register
from etapalvelu.portal.core.registers.values import CellError
from etapalvelu.portal.core.registers.values import choice
from etapalvelu.portal.services.channelstext import read_channels
from etapalvelu.portal.services.columns import COLUMNS
from etapalvelu.portal.services.schema import IChannel
from plone import api


class ServicesRegister(Register):
    """Services are known within their provider by id, PTV id or name."""

    title = _("heading_services", default="Services")
    portal_type = "Service"
    columns = COLUMNS
    not_fields = ("id", "provider", "state")
    container_column = "provider"

    def container(self, cells):
        return named(cells.texts.get("provider", ""), "ServiceProvider")

    def read_channels(self, text):
        """Read channels."""
        try:
            channels = read_channels(text)
        except ValueError as error:
            raise CellError(
                "import_bad_channel",
                "A channel is written like Phone: Advice (029 123 456); ${value} is not.",
                value=str(error),
            ) from None
        for channel in channels:
            channel["kind"] = choice(IChannel["kind"], channel["kind"], api.portal.get())
        return channels

    def normal(self, name, value):
        if name in ("service_languages", "keywords"):
            return frozenset(value or ())
        return value
