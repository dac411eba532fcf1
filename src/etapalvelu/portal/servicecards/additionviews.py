"""Pages on which a point writes its additions to cards and keeps them up to date."""

from etapalvelu.portal import _
from etapalvelu.portal.access.store import name_of
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.titles import name_in
from etapalvelu.portal.servicecards import additions
from etapalvelu.portal.servicecards import store
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from zExceptions import NotFound

WRITE = "etapalvelu.portal: Write card addition"


class CardAdditions(BrowserView):
    """All additions of one point; those to be checked first."""

    @property
    def page_title(self):
        return _("title_card_additions", default="Our additions to service cards")

    @cached_property
    def may_write(self):
        return api.user.has_permission(WRITE, obj=self.context)

    @cached_property
    def rows(self):
        language = api.portal.get_current_language()
        rows = [
            {
                "service": name_in(language, store.names(service)),
                "cards": [
                    {"url": brain.getURL(), "title": brain.Title, "lang": brain.listing["language"]}
                    for brain in cards
                ],
                "texts": [text for text in addition.values.values() if text],
                "stale": stale,
                "address": store.address_of(service),
                "by": name_of(addition.by),
                "at": api.portal.get_localized_time(addition.at),
            }
            for service, cards, addition, stale in additions.overview(self.context)
        ]
        return sorted(rows, key=lambda row: (not row["stale"], row["service"].casefold()))


class CardAddition(Form):
    """Writes, checks or removes the addition of a point to the cards of one service."""

    @property
    def page_title(self):
        return _("title_card_addition", default="Our addition to the service card")

    def make_fields(self):
        yield Field(
            "text",
            _("label_addition_text", default="What our people should know"),
            "textarea",
            _(
                "help_addition_text",
                default="How this is done at our point. No customers' matters.",
            ),
            2000,
            required=False,
        )
        yield Field(
            "contact",
            _("label_addition_contact", default="Whom to ask here"),
            help=_("help_addition_contact", default="A duty or a number, not a private number."),
            required=False,
        )
        yield Field("room", _("label_addition_room", default="Room"), required=False)
        yield Field("hours", _("label_addition_hours", default="When it is given"), required=False)

    @cached_property
    def service(self):
        found = store.find_service(parameters.text(self.request.form, "service"))
        if found is None:
            raise NotFound("service")
        return found

    @property
    def service_address(self):
        return store.address_of(self.service)

    @property
    def service_name(self):
        return name_in(api.portal.get_current_language(), store.names(self.service))

    @cached_property
    def addition(self):
        return additions.of_service(self.context, self.service)

    @property
    def version(self):
        """What the form was opened with; after a refusal that what was shown beside it."""
        return additions.version(self.addition)

    def initial(self):
        return dict(self.addition.values) if self.addition is not None else {}

    @cached_property
    def meanwhile(self):
        """What somebody else has written since the form was opened, or None."""
        opened = parameters.text(self.request.form, "version")
        if self.request.method != "POST" or opened == self.version or self.addition is None:
            return None
        texts = [text for text in self.addition.values.values() if text]
        return {"by": name_of(self.addition.by), "texts": texts}

    def posted(self):
        # An address without a service is refused before anything is done.
        service = self.service
        if "remove" in self.request.form:
            additions.remove(self.context, service)
            return self._done(_("message_addition_removed", default="The addition was removed."))
        if "checked" in self.request.form:
            if self.addition is None:
                raise NotFound("addition")
            additions.check(self.addition, service)
            return self._done(_("message_addition_checked", default="Marked as checked."))
        if self.meanwhile:
            self.request.response.setStatus(409)
            return None
        return super().posted()

    def check(self):
        found = super().check()
        if not found and not any(self.values.values()):
            found["text"] = _("error_addition_empty", default="Write something in one field.")
        return found

    def save(self, values):
        additions.write(self.context, self.service, values)
        message = _("message_addition_saved", default="Shown on the card to your point's people.")
        return self._done(message)

    def _done(self, message):
        api.portal.show_message(message, self.request)
        url = f"{self.context.absolute_url()}/card-additions"
        self.request.response.redirect(url, status=303)
        return ""
