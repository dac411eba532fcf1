"""Import of a register from a CSV or XLSX file."""

from etapalvelu.portal import _
from etapalvelu.portal.core.registers.interfaces import IRegister
from etapalvelu.portal.core.registers.views import ImportView
from etapalvelu.portal.core.tables.model import MAX_BYTES
from etapalvelu.portal.core.tables.read import read_table
from zope.component import getUtilitiesFor
from zope.component import getUtility
from zope.i18n import translate


class FileImport(ImportView):
    """For the coordinator: the registers' columns are those of their exports."""

    title = _("title_registry_import", default="Import a register from a file")
    lead = _(
        "lead_registry_import",
        default="New records are added and known ones brought up to date. Columns that the file "
        "does not have stay as they are.",
    )
    help = _(
        "help_registry_import",
        default="CSV or XLSX, 10 MB at most. The columns are the same as in the file that you "
        "download from the register's list.",
    )
    accept = ".csv,.xlsx,text/csv"
    max_bytes = MAX_BYTES

    def choices(self):
        found = getUtilitiesFor(IRegister)
        titled = [(name, translate(each.title, context=self.request)) for name, each in found]
        return sorted(titled, key=lambda choice: choice[1])

    def plan(self, register, name, data):
        return getUtility(IRegister, register)().plan(read_table(name, data))
