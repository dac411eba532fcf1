"""Import of the contact directory from a file."""

from etapalvelu.portal import _
from etapalvelu.portal.contacts.columns import COLUMNS
from etapalvelu.portal.core.registers.containers import named
from etapalvelu.portal.core.registers.register import Register


class ContactsRegister(Register):
    """Contact persons are known within their organisation by id or name."""

    title = _("heading_contacts", default="Contacts")
    portal_type = "ContactPerson"
    columns = COLUMNS
    not_fields = ("id", "organisation", "state")
    container_column = "organisation"

    def container(self, cells):
        organisations = ("ServicePoint", "ServiceProvider", "NetworkOrganisation")
        return named(cells.texts.get("organisation", ""), organisations)

    def normal(self, name, value):
        return frozenset(value or ()) if name == "responsibilities" else value
