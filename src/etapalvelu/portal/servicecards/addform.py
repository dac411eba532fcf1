"""The add form of a card opens with a draft; what the author sends is his."""

from etapalvelu.portal import _
from etapalvelu.portal.core.editing.forms import AddForm
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.titles import titles
from etapalvelu.portal.servicecards import store
from etapalvelu.portal.servicecards.draft import draft
from functools import cached_property
from plone.dexterity.browser.add import DefaultAddView
from z3c.form.interfaces import IDataConverter

LANGUAGES = "etapalvelu.portal.CardLanguages"


class CardAddForm(AddForm):
    """A card made from its service: the facts are filled in for the author to check."""

    portal_type = store.CARD

    @cached_property
    def language(self):
        """The language that was asked for, else the first one in which there is no card."""
        known = titles(LANGUAGES, self.context, self.request)
        asked = parameters.text(self.request.form, "language")
        if asked in known:
            return asked
        return next(iter(store.missing_languages(self.context, known)), "fi")

    @cached_property
    def draft(self):
        return draft(self.context, self.language)

    @property
    def note(self):
        """Say above the form where its texts come from."""
        model = self.draft[1]
        if model is None:
            return _(
                "text_card_draft",
                default="The facts of the service are filled in as a draft. Check each of them, "
                "and write what is missing.",
            )
        languages = titles(LANGUAGES, self.context, self.request)
        return _(
            "text_card_draft_language",
            default="The texts of the card in another language (${language}) are filled in for "
            "you to translate.",
            mapping={"language": languages.get(model.language, model.language)},
        )

    def updateWidgets(self, prefix=None):
        super().updateWidgets(prefix)
        if self.request.method == "POST":
            return
        values = self.draft[0]
        for name, widget in self.widgets.items():
            value = values.get(name.rpartition(".")[2])
            if value:
                widget.value = IDataConverter(widget).toWidgetValue(value)


class CardAddView(DefaultAddView):
    """The add form in its frame."""

    form = CardAddForm
