"""The list of services of all providers."""

from etapalvelu.portal import _
from etapalvelu.portal.core.listing.export import ExportMixin
from etapalvelu.portal.core.listing.rules import alphabetical
from etapalvelu.portal.core.listing.states import state_filter
from etapalvelu.portal.core.listing.states import state_titles
from etapalvelu.portal.core.listing.views import Filter
from etapalvelu.portal.core.listing.views import ListingView
from etapalvelu.portal.core.titles import name_in
from etapalvelu.portal.organisations.store import organisation_brains
from etapalvelu.portal.services.channelstext import write_channels
from etapalvelu.portal.services.columns import COLUMNS
from functools import cached_property

PROVIDER = _("column_provider", default="Service provider")
SUITABILITY = _("label_suitability", default="Suitable for remote service")
LANGUAGES = _("label_service_languages", default="Languages of service")
CHANNEL = _("label_channel_kind", default="Channel")


class ServicesListing(ListingView):
    """All services that the reader may see."""

    portal_type = "Service"
    page_title = _("heading_services", default="Services")
    search_label = _("label_search_services", default="Name, summary or keyword")
    columns = (
        ("title", _("column_service", default="Service")),
        ("provider", PROVIDER),
        ("channels", _("column_channels", default="Channels")),
        ("suitability", SUITABILITY),
    )
    export_name = "services-export"

    def filters(self):
        return [
            self._filter(
                "provider", _("column_provider", default="Service provider"), self.providers
            ),
            self._filter("channel", CHANNEL, self.channel_titles),
            self._filter(
                "suitability",
                _("label_suitability", default="Suitable for remote service"),
                self.suitabilities,
            ),
            self._filter(
                "language",
                _("label_service_languages", default="Languages of service"),
                self.titles("etapalvelu.portal.ServiceLanguages"),
            ),
            state_filter(self.request),
        ]

    def _filter(self, name, label, options):
        return Filter(name, label, options, _ACCEPTS[name], _("option_all", default="All"))

    def sort_keys(self):
        return {
            "title": self.by_name,
            "provider": lambda brain: alphabetical(self.provider_of(brain)),
            "suitability": self.by_suitability,
        }

    def by_suitability(self, brain):
        return list(self.suitabilities).index(brain.listing["suitability"])

    @cached_property
    def providers(self):
        """{UID: name} of the providers in alphabetical order."""
        found = organisation_brains(("ServiceProvider",))
        names = {uid: name_in(self.language, brain.listing) for uid, brain in found.items()}
        return dict(sorted(names.items(), key=lambda item: alphabetical(item[1])))

    def provider_of(self, brain):
        return self.providers.get(brain.organisation, "")

    @cached_property
    def suitabilities(self):
        return self.titles("etapalvelu.portal.Suitabilities")

    @cached_property
    def channel_titles(self):
        return self.titles("etapalvelu.portal.ChannelKinds")

    def count_text(self, count):
        if count == 1:
            return _("count_service", default="1 service")
        return _("count_services", default="${count} services", mapping={"count": count})

    def rows(self):
        for brain in self.page.rows:
            facts = brain.listing
            yield facts | {
                "url": brain.getURL(),
                "name": self.name_of(brain),
                "provider": self.provider_of(brain),
                # In the vocabulary's order, which puts the e-service first.
                "channels": [
                    t for kind, t in self.channel_titles.items() if kind in facts["channels"]
                ],
                "suits": self.suitabilities.get(facts["suitability"], ""),
                "state": brain.review_state,
            }


class ServicesExport(ExportMixin, ServicesListing):
    """CSV or XLSX of the services that pass the filters."""

    export_columns = COLUMNS
    file_name = "palvelut"

    def cells(self, service, brain):
        plain = {column.id: getattr(service, column.id, None) for column in COLUMNS}
        return plain | {
            "id": service.getId(),
            "provider": self.provider_of(brain),
            "suitability": self.suitabilities.get(service.suitability, ""),
            "service_languages": ", ".join(service.service_languages or ()),
            "keywords": ", ".join(service.keywords or ()),
            "channels": write_channels(service.channels, self.channel_titles),
            "state": state_titles(self.request)[brain.review_state],
        }


_ACCEPTS = {
    "provider": lambda brain, value: brain.organisation == value,
    "channel": lambda brain, value: value in brain.listing["channels"],
    "suitability": lambda brain, value: brain.listing["suitability"] == value,
    "language": lambda brain, value: value in brain.listing["languages"],
}
