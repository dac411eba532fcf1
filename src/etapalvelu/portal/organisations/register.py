"""Import of service providers from a file."""

from etapalvelu.portal import _
from etapalvelu.portal.core.registers.containers import named
from etapalvelu.portal.core.registers.register import Register
from etapalvelu.portal.organisations.columns import COLUMNS
from plone import api


class ProvidersRegister(Register):
    """Providers are known by id, PTV id or name."""

    title = _("heading_providers", default="Service providers")
    portal_type = "ServiceProvider"
    columns = COLUMNS

    def container(self, cells):
        return api.portal.get()["providers"]

    def read_successor(self, text):
        """Read the id or name of the organisation that took over."""
        if not text:
            return None
        return api.content.get_uuid(named(text, ("ServiceProvider", "NetworkOrganisation")))
