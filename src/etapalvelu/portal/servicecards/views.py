"""Pages of service cards."""

from AccessControl import getSecurityManager
from Acquisition import aq_inner
from Acquisition import aq_parent
from etapalvelu.portal import _
from etapalvelu.portal.core.facetlist import FacetList
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.texts import html
from etapalvelu.portal.core.texts import paragraphs
from etapalvelu.portal.core.titles import name_in
from etapalvelu.portal.core.titles import titles
from etapalvelu.portal.glossary.store import linked
from etapalvelu.portal.organisations.store import nearest_organisation
from etapalvelu.portal.servicecards import additions
from etapalvelu.portal.servicecards import store
from etapalvelu.portal.servicecards.rules import in_channel_order
from etapalvelu.portal.servicecards.rules import link_target
from etapalvelu.portal.servicecards.rules import phone_link
from etapalvelu.portal.servicecards.schema import SECTIONS
from etapalvelu.portal.servicecards.schema import IServiceCard
from functools import cached_property
from plone import api
from Products.Five import BrowserView

WRITE_ADDITION = "etapalvelu.portal: Write card addition"


class ServiceCardView(BrowserView):
    """A card as the adviser reads it at the desk."""

    @cached_property
    def sections(self):
        found = []
        for name in SECTIONS:
            text = linked(self.context, self.request, html(self.context, name))
            if text:
                found.append({"id": name, "title": IServiceCard[name].title, "html": text})
        return found

    @cached_property
    def service(self):
        return aq_parent(aq_inner(self.context))

    @cached_property
    def service_visible(self):
        return getSecurityManager().checkPermission("View", self.service)

    @cached_property
    def service_name(self):
        return self._name(self.service)

    @cached_property
    def provider(self):
        provider = nearest_organisation(self.service)
        if provider is None:
            return None
        return {"title": self._name(provider), "url": provider.absolute_url()}

    def _name(self, content):
        return name_in(self.context.language, store.names(content))

    @cached_property
    def channels(self):
        """The service's channels, the e-service first; nothing of a service not yet open."""
        if not self.service_visible:
            return []
        kinds = titles("etapalvelu.portal.ChannelKinds", self.context, self.request)
        return [
            {
                "id": channel.get("kind"),
                "kind": kinds.get(channel.get("kind"), ""),
                "name": channel.get("name") or "",
                "url": link_target(channel.get("url")),
                "phone": channel.get("phone"),
                "phone_link": phone_link(channel.get("phone")),
                "note": channel.get("note"),
            }
            for channel in in_channel_order(getattr(self.service, "channels", None) or [])
        ]

    @property
    def suitability_id(self):
        return getattr(self.service, "suitability", None) or "unknown"

    @property
    def suitability(self):
        known = titles("etapalvelu.portal.Suitabilities", self.context, self.request)
        return known.get(self.suitability_id, "")

    @property
    def suitability_note(self):
        return getattr(self.service, "suitability_note", None) or ""

    @cached_property
    def points(self):
        """The reader's points; the one whose addition is shown is `current`."""
        asked = parameters.text(self.request.form, "point")
        rows = [
            {"uid": brain.UID, "title": brain.Title, "brain": brain}
            for brain in additions.my_points()
        ]
        current = next((row for row in rows if row["uid"] == asked), rows[0] if rows else None)
        return [row | {"current": row is current} for row in rows]

    @cached_property
    def addition(self):
        """What the reader's point adds to this card, None for those who work at no point."""
        row = next((row for row in self.points if row["current"]), None)
        if row is None:
            return None
        point = row["brain"].getObject()
        found = additions.of_service(point, self.service)
        may_write = getSecurityManager().checkPermission(WRITE_ADDITION, point)
        address = store.address_of(self.service)
        return {
            "point": row["title"],
            "own": found.values if found is not None else None,
            "outdated": found is not None and additions.outdated(found, self.context),
            "paragraphs": paragraphs(found.values["text"]) if found is not None else [],
            "edit": f"{point.absolute_url()}/card-addition?service={address}" if may_write else "",
        }

    @cached_property
    def versions(self):
        """The other language versions that the reader may see."""
        own = self.context.getId()
        return [
            {
                "url": brain.getURL(),
                "lang": brain.listing["language"],
                "language": self.languages.get(brain.listing["language"], ""),
                "title": brain.Title,
            }
            for brain in store.cards_of(self.service)
            if brain.getId != own
        ]

    @property
    def language_name(self):
        return self.languages.get(self.context.language)

    @cached_property
    def languages(self):
        return titles("etapalvelu.portal.CardLanguages", self.context, self.request)

    @property
    def phone_link(self):
        return phone_link(self.context.phone)

    @property
    def state(self):
        return api.content.get_state(self.context)

    def date(self, value):
        """Return a date as the reader's language writes it, or nothing."""
        return api.portal.get_localized_time(value) if value else ""

    @property
    def effective(self):
        return self.date(self.context.effective_date)

    @property
    def expires(self):
        return self.date(self.context.expiration_date)

    @property
    def modified(self):
        return self.date(self.context.modified())


class ServiceCards(FacetList):
    """All service cards that the reader may see."""

    types = (store.CARD,)
    page_title = _("title_service_cards", default="Service cards")
    choices = (
        ("organisation", _("label_provider", default="Service provider"),
         "etapalvelu.portal.Organisations"),
        ("language", _("label_card_language", default="Language of the card"),
         "etapalvelu.portal.CardLanguages"),
        ("suitability", _("label_suitability", default="Suitable for remote service"),
         "etapalvelu.portal.Suitabilities"),
    )  # fmt: skip

    @cached_property
    def suitabilities(self):
        return titles("etapalvelu.portal.Suitabilities", self.context, self.request)

    @cached_property
    def languages(self):
        return titles("etapalvelu.portal.CardLanguages", self.context, self.request)

    def row(self, brain):
        row = super().row(brain)
        row["service"] = self.in_language(row["service"])
        row["provider"] = self.in_language(row["provider"])
        row["lang"] = row["language"]
        row["language"] = self.languages.get(row["lang"], row["lang"])
        row["suitability"] = self.suitabilities.get(row["suitability"], "")
        return row
