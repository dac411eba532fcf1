"""Pages on which terms are not linked."""

from etapalvelu.portal import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class ITermLinks(model.Schema):
    """The author may switch the links to the glossary off."""

    model.fieldset("settings", fields=["no_term_links"])
    no_term_links = schema.Bool(
        title=_("label_no_term_links", default="Do not link words to the glossary"),
        description=_(
            "help_no_term_links",
            default="Otherwise the first occurrence of each term shows its explanation.",
        ),
        required=False,
        default=False,
    )
