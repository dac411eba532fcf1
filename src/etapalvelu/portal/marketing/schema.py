"""A file that communicators take and use (guide section 3.5.3)."""

from etapalvelu.portal import _
from plone.dexterity.content import Item
from plone.namedfile.field import NamedBlobFile
from plone.namedfile.field import NamedBlobImage
from plone.supermodel import model
from zope import schema


class IMarketingTemplate(model.Schema):
    """A template; the description says for what it is used."""

    model.primary("file")
    file = NamedBlobFile(
        title=_("label_file", default="File"),
        description=_(
            "help_template_file",
            default="PDF, Word, PowerPoint, Excel, OpenDocument, PNG or JPEG, or a ZIP of those; "
            "50 MB at most.",
        ),
    )
    kind = schema.Choice(
        title=_("label_template_kind", default="Kind of material"),
        vocabulary="etapalvelu.portal.TemplateKinds",
        default="poster",
    )
    material_language = schema.Choice(
        title=_("label_material_language", default="Language of the material"),
        vocabulary="etapalvelu.portal.ServiceLanguages",
        default="fi",
    )
    licence = schema.Choice(
        title=_("label_licence", default="Terms of use"),
        vocabulary="etapalvelu.portal.Licences",
        default="network",
    )
    preview = NamedBlobImage(
        title=_("label_preview", default="Preview picture"),
        description=_("help_preview", default="PNG or JPEG of the first page."),
        required=False,
    )
    alt_text = schema.TextLine(
        title=_("label_alt_text", default="Description of the picture"),
        description=_(
            "help_alt_text",
            default="What the picture shows, for those who cannot see it.",
        ),
        required=False,
        max_length=300,
    )


class MarketingTemplate(Item):
    """A file that communicators take and use."""
