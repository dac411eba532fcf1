"""The control panel page that imports PTV documents."""

from etapalvelu.portal import _
from etapalvelu.portal.core.registers.views import ImportView
from etapalvelu.portal.integrations.ptv.files import from_bytes
from etapalvelu.portal.integrations.ptv.store import plan

MB = 1024 * 1024


class PtvImportView(ImportView):
    """For the coordinator: a JSON file or a ZIP archive of them."""

    title = _("title_ptv_import", default="Import from the Finnish Service Catalogue (PTV)")
    lead = _(
        "lead_ptv_import",
        default="Organisations become service providers, service locations become service points, "
        "services come with their channels. What PTV does not tell stays as it is.",
    )
    help = _(
        "help_ptv_import",
        default="JSON documents of the PTV Open API (versions 7-11), one file or a ZIP archive of "
        "many, 50 MB at most.",
    )
    accept = ".json,.zip,application/json,application/zip"
    max_bytes = 50 * MB

    def choices(self):
        return [("ptv", self.title)]

    def plan(self, register, name, data):
        return plan(from_bytes(name, data))
