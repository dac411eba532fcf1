"""Lists of providers and of the organisations that run the network."""

from etapalvelu.portal import _
from etapalvelu.portal.core.listing.export import ExportMixin
from etapalvelu.portal.core.listing.states import state_filter
from etapalvelu.portal.core.listing.states import state_titles
from etapalvelu.portal.core.listing.views import Filter
from etapalvelu.portal.core.listing.views import ListingView
from etapalvelu.portal.organisations.columns import COLUMNS
from functools import cached_property
from plone import api


class OrganisationsListing(ListingView):
    """The organisations that run the network."""

    portal_type = "NetworkOrganisation"
    kinds = "etapalvelu.portal.NetworkOrganisationKinds"
    page_title = _("heading_network_organisations", default="Organisations of the network")
    lead = _("lead_organisations", default="The coordinator and the ministry that run the network.")
    search_label = _("label_search_organisations", default="Name or description")
    columns = (
        ("title", _("column_name", default="Name")),
        ("kind", _("column_kind", default="Kind")),
        ("contact", _("column_contact", default="Contact")),
        ("state", _("column_state", default="State")),
    )
    export_name = "organisations-export"

    def filters(self):
        return [
            Filter(
                "kind",
                _("label_kind", default="Kind"),
                self.kind_titles,
                lambda brain, value: brain.listing["kind"] == value,
                _("option_all_kinds", default="All kinds"),
            ),
            state_filter(self.request),
        ]

    def sort_keys(self):
        return {"title": self.by_name, "kind": lambda brain: self.kind_of(brain)}

    def kind_of(self, brain):
        return self.kind_titles.get(brain.listing["kind"], "")

    @cached_property
    def kind_titles(self):
        return self.titles(self.kinds)

    def count_text(self, count):
        if count == 1:
            return _("count_organisation", default="1 organisation")
        return _("count_organisations", default="${count} organisations", mapping={"count": count})

    @cached_property
    def state_titles(self):
        return state_titles(self.request)

    def rows(self):
        for brain in self.page.rows:
            yield brain.listing | {
                "url": brain.getURL(),
                "name": self.name_of(brain),
                "kind": self.kind_of(brain),
                "state": brain.review_state,
                "state_title": self.state_titles.get(brain.review_state, ""),
            }


class ProvidersListing(OrganisationsListing):
    """The service providers."""

    portal_type = "ServiceProvider"
    kinds = "etapalvelu.portal.ProviderKinds"
    page_title = _("heading_providers", default="Service providers")
    lead = _("lead_providers", default="The authorities whose services the service points give.")
    export_name = "providers-export"

    def count_text(self, count):
        if count == 1:
            return _("count_provider", default="1 service provider")
        return _("count_providers", default="${count} service providers", mapping={"count": count})


class OrganisationsExport(ExportMixin, OrganisationsListing):
    """CSV or XLSX of the organisations that pass the filters."""

    export_columns = tuple(column for column in COLUMNS if column.id != "ptv_id")
    file_name = "organisaatiot"

    def cells(self, organisation, brain):
        successor = organisation.successor and api.content.get(UID=organisation.successor)
        plain = {column.id: getattr(organisation, column.id, None) for column in COLUMNS}
        return plain | {
            "id": organisation.getId(),
            "kind": self.kind_of(brain),
            "successor": successor.getId() if successor else "",
            "state": self.state_titles[brain.review_state],
        }


class ProvidersExport(OrganisationsExport, ProvidersListing):
    """CSV or XLSX of the providers that pass the filters."""

    kinds = ProvidersListing.kinds
    portal_type = ProvidersListing.portal_type
    export_columns = COLUMNS
    file_name = "palveluntuottajat"
