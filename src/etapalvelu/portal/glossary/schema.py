"""A term in three languages (guide section 4)."""

from etapalvelu.portal import _
from plone.app.dexterity.textindexer import searchable
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema


def _explanation(title):
    return schema.Text(title=title, required=False, max_length=3000)


class IGlossaryTerm(model.Schema):
    """A term; one object holds all its languages."""

    title = schema.TextLine(title=_("label_term_fi", default="Term in Finnish"), max_length=200)
    title_sv = schema.TextLine(
        title=_("label_term_sv", default="Term in Swedish"), required=False, max_length=200
    )
    title_en = schema.TextLine(
        title=_("label_term_en", default="Term in English"), required=False, max_length=200
    )
    explanation_fi = schema.Text(
        title=_("label_explanation_fi", default="Explanation in Finnish"), max_length=3000
    )
    explanation_sv = _explanation(_("label_explanation_sv", default="Explanation in Swedish"))
    explanation_en = _explanation(_("label_explanation_en", default="Explanation in English"))
    synonyms = schema.List(
        title=_("label_synonyms", default="Synonyms"),
        description=_(
            "help_synonyms", default="Other words for the same, in any language. One on each line."
        ),
        value_type=schema.TextLine(max_length=200),
        required=False,
        default=[],
        max_length=30,
    )
    searchable(
        "title_sv", "title_en", "explanation_fi", "explanation_sv", "explanation_en", "synonyms"
    )


class GlossaryTerm(Item):
    """A term in three languages."""

    def Description(self):
        """The Finnish explanation, so that search results say something."""
        return self.explanation_fi or ""
