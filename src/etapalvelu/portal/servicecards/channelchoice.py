"""Helps the adviser choose the channel for the customer's matter (CHECKLIST B5, B18)."""

from etapalvelu.portal import _
from etapalvelu.portal.core.titles import titles
from etapalvelu.portal.servicecards.rules import SPEAKS_FOR
from etapalvelu.portal.servicecards.rules import channel_advice
from etapalvelu.portal.servicecards.views import ServiceCardView
from functools import cached_property

NEEDS = {
    "alone": _("need_alone", default="The customer can do it alone or with your help online"),
    "short": _("need_short", default="A short question without papers"),
    "papers": _("need_papers", default="Papers or a screen have to be looked at together"),
    "faces": _(
        "need_faces",
        default="A hard or personal matter: it helps to see each other, or the expert has to "
        "assess the situation",
    ),
    "hands": _(
        "need_hands", default="Something is handed over or taken in person, such as fingerprints"
    ),
}


class ChannelChoice(ServiceCardView):
    """What is true of the matter, and which of the service's channels that speaks for."""

    page_title = _("title_channel_choice", default="Which channel suits the customer?")

    @cached_property
    def chosen(self):
        asked = self.request.form.get("need", [])
        asked = asked if isinstance(asked, list) else [asked]
        return [need for need in SPEAKS_FOR if need in asked]

    @property
    def needs(self):
        return [
            {"id": need, "title": title, "checked": need in self.chosen}
            for need, title in NEEDS.items()
        ]

    @cached_property
    def advice(self):
        """The channels that fit, the best first, each with its grounds."""
        by_kind = {}
        for channel in self.channels:
            by_kind.setdefault(channel["id"], []).append(channel)
        kinds = titles("etapalvelu.portal.ChannelKinds", self.context, self.request)
        return [
            {
                "title": kinds[kind],
                "channels": by_kind[kind],
                "reasons": [NEEDS[need] for need in needs],
            }
            for kind, needs in channel_advice(self.chosen, self.suitability_id, by_kind)
        ]
