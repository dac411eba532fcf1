"""The id of a card is its language's, so that the database itself refuses a second one."""

from etapalvelu.portal import _
from etapalvelu.portal.servicecards.interfaces import IServiceCard
from etapalvelu.portal.servicecards.rules import card_id
from etapalvelu.portal.servicecards.schema import IServiceCard as ICardSchema
from plone.app.content.interfaces import INameFromTitle
from z3c.form.interfaces import IAddForm
from z3c.form.validator import SimpleFieldValidator
from z3c.form.validator import WidgetValidatorDiscriminators
from zope.component import adapter
from zope.interface import Invalid
from zope.interface import implementer

SECOND_CARD = _(
    "error_second_card",
    default="The service already has a card in this language. Edit that one, or choose another "
    "language.",
)


@implementer(INameFromTitle)
@adapter(IServiceCard)
class CardName:
    """Two people who add the same card at the same time choose the same id and meet in it."""

    def __init__(self, card):
        self.title = card_id(card.language)


class OneCardPerLanguage(SimpleFieldValidator):
    """Tells beside the field that the service has this card already."""

    def validate(self, value, force=False):
        super().validate(value, force)
        if card_id(value) in self.context:
            raise Invalid(SECOND_CARD)


WidgetValidatorDiscriminators(OneCardPerLanguage, view=IAddForm, field=ICardSchema["language"])
