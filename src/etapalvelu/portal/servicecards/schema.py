"""A provider's instruction for advisers about one service (guide section 4, Palvelukortti)."""

from etapalvelu.portal import _
from etapalvelu.portal.servicecards.interfaces import IServiceCard as IServiceCardMarker
from plone.app.dexterity.textindexer import searchable
from plone.app.textfield import RichText
from plone.autoform.directives import no_omit
from plone.autoform.directives import omitted
from plone.dexterity.content import Item
from plone.supermodel import model
from z3c.form.interfaces import IAddForm
from zope import schema
from zope.interface import implementer

LONGEST_SECTION = 20000


def _section(title, help_text=""):
    return RichText(title=title, description=help_text, required=False, max_length=LONGEST_SECTION)


class IServiceCard(model.Schema):
    """A card; the title is the service as the customer says it, the description one sentence.

    Channels are not here: the card shows those of its service (CHECKLIST B15: e-service first).
    """

    language = schema.Choice(
        title=_("label_card_language", default="Language of the card"),
        description=_(
            "help_card_language",
            default="A service has one card in each language; this cannot be changed later.",
        ),
        vocabulary="etapalvelu.portal.CardLanguages",
        default="fi",
    )
    # The id of the card follows from its language, so a later change would break its address.
    omitted("language")
    no_omit(IAddForm, "language")
    what = _section(
        _("label_card_what", default="What the service is"),
        _("help_card_what", default="Two or three sentences. How much time to book."),
    )
    for_whom = _section(_("label_card_for_whom", default="For whom"))
    brings = _section(
        _("label_card_brings", default="What the customer brings"),
        _("help_card_brings", default="Papers, numbers and devices, as a list."),
    )
    identification = _section(
        _("label_card_identification", default="How to identify the customer"),
        _(
            "help_card_identification",
            default="Who checks what, and what must not be written down.",
        ),
    )
    before = _section(_("label_card_before", default="Before the meeting"))
    steps = _section(
        _("label_card_steps", default="Steps"),
        _("help_card_steps", default="A numbered list of what the adviser does, in order."),
    )
    after = _section(_("label_card_after", default="After the meeting"))
    contact = _section(
        _("label_card_contact", default="Whom to call"),
        _("help_card_contact", default="A duty number of the organisation, not a private number."),
    )
    phone = schema.TextLine(
        title=_("label_card_phone", default="Support number for advisers"),
        required=False,
        max_length=60,
    )
    classification = _section(
        _("label_card_classification", default="Classification of information"),
        _(
            "help_card_classification",
            default="Your organisation answers for what may be shown and said in the meeting.",
        ),
    )
    keywords = schema.List(
        title=_("label_keywords", default="Keywords"),
        description=_(
            "help_card_keywords",
            default="Words that customers use of this service. One on each line.",
        ),
        value_type=schema.TextLine(max_length=80),
        required=False,
        default=[],
        max_length=30,
    )
    searchable(
        "what", "for_whom", "brings", "identification", "before", "steps", "after", "contact",
        "classification", "keywords",
    )  # fmt: skip


# The sections of a card in reading order.
SECTIONS = (
    "what", "for_whom", "brings", "identification", "before", "steps", "after", "contact",
    "classification",
)  # fmt: skip


@implementer(IServiceCardMarker)
class ServiceCard(Item):
    """A card inside its service, with the id that `rules.card_id` gives its language."""
