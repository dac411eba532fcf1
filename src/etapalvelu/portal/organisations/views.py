"""Pages of providers and of the organisations that run the network."""

from datetime import date
from etapalvelu.portal.contacts.store import contact_rows
from etapalvelu.portal.core.entry import EntryView
from etapalvelu.portal.core.listing.rules import alphabetical
from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.core.titles import name_in
from etapalvelu.portal.organisations.rules import in_force
from etapalvelu.portal.organisations.rules import last_successor
from etapalvelu.portal.organisations.store import organisation_brains
from etapalvelu.portal.organisations.store import predecessors
from etapalvelu.portal.organisations.store import successors
from etapalvelu.portal.organisations.store import within
from functools import cached_property
from plone import api


class NetworkOrganisationView(EntryView):
    """The coordinator or the ministry: how to reach it, since when it exists, what it replaced."""

    kinds = "etapalvelu.portal.NetworkOrganisationKinds"

    @property
    def kind(self):
        return self.titles(self.kinds).get(self.context.kind, "")

    @property
    def ended(self):
        """Whether the organisation is no more, by its dates or its state."""
        context = self.context
        valid = in_force(context.valid_from, context.valid_until, date.today())
        return self.state == "closed" or not valid

    @property
    def valid_from(self):
        return self._day(self.context.valid_from)

    @property
    def valid_until(self):
        return self._day(self.context.valid_until)

    def _day(self, day):
        return date_text(day, self.language) if day else ""

    @cached_property
    def successor(self):
        """The record of the organisation that has the duties today, None when none is named."""
        uid = api.content.get_uuid(self.context)
        last = last_successor(uid, successors())
        return self._link(organisation_brains().get(last)) if last != uid else None

    @cached_property
    def predecessors(self):
        found = predecessors(api.content.get_uuid(self.context))
        return [self._link(brain) for brain in found]

    def _link(self, brain):
        if brain is None:
            return None
        return {"url": brain.getURL(), "name": name_in(self.language, brain.listing)}

    @cached_property
    def contacts(self):
        return contact_rows(self.context, self.titles("etapalvelu.portal.Responsibilities"))


class ServiceProviderView(NetworkOrganisationView):
    """A provider with its services."""

    kinds = "etapalvelu.portal.ProviderKinds"

    @cached_property
    def services(self):
        suitability = self.titles("etapalvelu.portal.Suitabilities")
        rows = [
            brain.listing
            | {
                "url": brain.getURL(),
                "name": name_in(self.language, brain.listing),
                "suits": suitability.get(brain.listing["suitability"], ""),
                "state": brain.review_state,
            }
            for brain in within(self.context, "Service")
            if brain.review_state != "closed"
        ]
        return sorted(rows, key=lambda row: alphabetical(row["name"]))
