"""A file that communicators take and use (guide section 3.5.3)."""

from etapalvelu.portal import _
from plone.dexterity.content import Item
from plone.namedfile.field import NamedBlobFile
from plone.namedfile.field import NamedBlobImage
from plone.supermodel import model
from zope import schema
from zope.interface import Invalid
from zope.interface import invariant


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
    variant_of = schema.Choice(
        title=_("label_variant_of", default="Variant of"),
        description=_(
            "help_variant_of",
            default="The template of which this is another size, colour or language. The list "
            "shows them as one.",
        ),
        vocabulary="etapalvelu.portal.MainMaterials",
        required=False,
    )
    variant_name = schema.TextLine(
        title=_("label_variant_name", default="Name of the variant"),
        description=_("help_variant_name", default="For example: A4, blue."),
        required=False,
        max_length=80,
    )

    @invariant
    def picture_is_described(data):
        """Pictures need words for those who cannot see them (WCAG 2.2, 1.1.1)."""
        if data.preview and not (data.alt_text or "").strip():
            raise Invalid(
                _("error_alt_text", default="Describe the preview picture in words as well.")
            )


class MarketingTemplate(Item):
    """A file that communicators take and use."""
