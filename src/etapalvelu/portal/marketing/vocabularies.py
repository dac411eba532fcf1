"""Vocabularies of marketing material."""

from etapalvelu.portal import _
from plone import api
from plone.uuid.interfaces import IUUID
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

# The word of the index `facets` that a variant of another template has.
VARIANT = "group:variant"
FORMATS = ("PDF", "DOCX", "PPTX", "XLSX", "ODT", "ODP", "ODS", "PNG", "JPG", "ZIP")


@provider(IVocabularyFactory)
def template_kinds(context):
    """Kinds of material (CHECKLIST K11, K13)."""
    return SimpleVocabulary(
        [
            SimpleTerm(
                "wall_sheet", title=_("template_kind_wall_sheet", default="Wall sheet (A3)")
            ),
            SimpleTerm("poster", title=_("template_kind_poster", default="Poster")),
            SimpleTerm("brochure", title=_("template_kind_brochure", default="Brochure")),
            SimpleTerm("banner", title=_("template_kind_banner", default="Web banner")),
            SimpleTerm(
                "presentation", title=_("template_kind_presentation", default="Presentation")
            ),
            SimpleTerm("text", title=_("template_kind_text", default="Model text")),
            SimpleTerm("picture", title=_("template_kind_picture", default="Picture")),
            SimpleTerm("form", title=_("template_kind_form", default="Form or plan template")),
            SimpleTerm("other", title=_("template_kind_other", default="Other")),
        ]
    )


@provider(IVocabularyFactory)
def licences(context):
    """What may be done with the material."""
    return SimpleVocabulary(
        [
            SimpleTerm(
                "network",
                title=_("licence_network", default="May be used and adapted within the network"),
            ),
            SimpleTerm("unchanged", title=_("licence_unchanged", default="May be used unchanged")),
            SimpleTerm("cc_by", title=_("licence_cc_by", default="CC BY 4.0")),
            SimpleTerm("ask", title=_("licence_ask", default="Ask the maker first")),
        ]
    )


@provider(IVocabularyFactory)
def formats(context):
    """Formats of files that templates have, as people call them."""
    return SimpleVocabulary.fromValues(FORMATS)


@provider(IVocabularyFactory)
def main_materials(context):
    """Templates that are no variants themselves, and not the one that is edited."""
    catalog = api.portal.get_tool("portal_catalog")
    # While one is made by the API it has no identifier yet.
    own = IUUID(context, "")
    found = catalog(
        portal_type="MarketingTemplate", facets={"not": VARIANT}, sort_on="sortable_title"
    )
    return SimpleVocabulary(
        [SimpleTerm(brain.UID, title=brain.Title) for brain in found if own != brain.UID]
    )
