"""The page of a service."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from etapalvelu.portal.core.checks import web_link
from etapalvelu.portal.core.entry import EntryView
from etapalvelu.portal.core.listing.states import state_titles
from etapalvelu.portal.core.titles import name_in
from etapalvelu.portal.organisations.store import within
from functools import cached_property

ADD_CARD = "etapalvelu.portal: Add service card"


class ServiceView(EntryView):
    """A service with its parallel channels, the e-service first, and its cards."""

    @cached_property
    def provider(self):
        provider = aq_parent(aq_inner(self.context))
        names = {name: getattr(provider, name, "") for name in self.names}
        return {"url": provider.absolute_url(), "name": name_in(self.language, names)}

    @property
    def summary(self):
        summaries = {"sv": self.context.summary_sv, "en": self.context.summary_en}
        return summaries.get(self.language) or self.context.description

    def channels(self):
        """Return the channels in the vocabulary's order, which puts the e-service first."""
        kinds = self.titles("etapalvelu.portal.ChannelKinds")
        order = list(kinds)
        rows = [
            row | {"title": kinds[row["kind"]], "url": web_link(row.get("url"))}
            for row in self.context.channels or ()
        ]
        return sorted(rows, key=lambda row: order.index(row["kind"]))

    @property
    def suitability(self):
        return self.titles("etapalvelu.portal.Suitabilities").get(self.context.suitability, "")

    @property
    def spoken(self):
        known = self.titles("etapalvelu.portal.ServiceLanguages")
        return [known.get(each, each) for each in self.context.service_languages or ()]

    @property
    def state_title(self):
        return state_titles(self.request).get(self.state, "")

    def cards(self):
        """Return the service's cards that the reader may see, by language."""
        known = self.titles("etapalvelu.portal.ServiceLanguages")
        rows = [
            {
                "url": brain.getURL(),
                "title": brain.Title,
                "code": brain.listing["language"],
                "language": known.get(brain.listing["language"], brain.listing["language"]),
                "state": brain.review_state,
            }
            for brain in within(self.context, "ServiceCard")
            if brain.review_state != "archived"
        ]
        return sorted(rows, key=lambda row: list(known).index(row["code"]))
