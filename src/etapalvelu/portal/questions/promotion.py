"""An answer becomes a guide page or a service card: a draft in its place, linked both ways."""

from etapalvelu.portal import _
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.core.texts import paragraphs
from etapalvelu.portal.questions import records
from etapalvelu.portal.servicecards import store as cards
from etapalvelu.portal.servicecards.rules import card_id
from functools import cached_property
from html import escape
from plone import api
from plone.app.textfield.value import RichTextValue

GUIDE, CARD = "guide", "card"
LANGUAGE = "fi"


class Promote(Form):
    """Choose where the answer goes; nothing is published by it."""

    @property
    def page_title(self):
        return _("title_promote", default="Make a page of the answer")

    def make_fields(self):
        yield Field(
            "kind",
            _("label_promote_kind", default="What it becomes"),
            "radio",
            options=(
                (GUIDE, _("promote_guide", default="A page of the guides"), None),
                (CARD, _("promote_card", default="A service card"), None),
            ),
        )
        yield Field(
            "service",
            _("label_promote_service", default="Service of the card"),
            "select",
            _("help_promote_service", default="Needed for a service card only."),
            required=False,
            options=self.services,
        )

    @cached_property
    def services(self):
        groups = {}
        for brain in api.content.find(portal_type="Service", sort_on="sortable_title"):
            address = "/".join(brain.getPath().split("/")[-2:])
            groups.setdefault(address.partition("/")[0], []).append((address, brain.Title))
        providers = api.portal.get()["providers"]
        named = ((providers[id_].title, tuple(rows)) for id_, rows in groups.items())
        return tuple(sorted(named))

    def initial(self):
        return {"kind": GUIDE}

    def check(self):
        found = super().check()
        if self.values["kind"] == CARD and not self.values["service"]:
            found["service"] = _("error_promote_service", default="Choose the service of the card.")
        return found

    def save(self, values):
        made, message = self._guide() if values["kind"] == GUIDE else self._card(values["service"])
        records.connect(
            self.context, api.content.get_uuid(self.context), made, api.content.get_uuid(made)
        )
        api.portal.show_message(message, self.request)
        self.request.response.redirect(f"{made.absolute_url()}/edit", status=303)
        return ""

    def _guide(self):
        made = api.content.create(
            api.portal.get()["guides"],
            "Document",
            title=self.context.title,
            text=self._text(),
            language=LANGUAGE,
        )
        return made, _("message_promoted", default="A draft was made of the answer. Check it.")

    def _card(self, address):
        service = cards.find_service(address)
        present = service.get(card_id(LANGUAGE))
        if present is not None:
            return present, _(
                "message_promoted_card_exists",
                default="The service has a card already. The question is linked to it; add to it "
                "what is missing.",
            )
        made = api.content.create(
            service,
            cards.CARD,
            id=card_id(LANGUAGE),
            title=service.title,
            description=service.description,
            language=LANGUAGE,
            what=self._text(),
        )
        return made, _("message_promoted", default="A draft was made of the answer. Check it.")

    def _text(self):
        question = [self.context.title, *paragraphs(self.context.details)]
        parts = [f"<p><em>{escape(part)}</em></p>" for part in question]
        parts += [f"<p>{escape(part)}</p>" for part in paragraphs(self.context.answer)]
        return RichTextValue("".join(parts), "text/html", "text/x-html-safe")
