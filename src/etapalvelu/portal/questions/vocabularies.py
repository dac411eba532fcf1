"""Vocabularies of questions."""

from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm, SimpleVocabulary

from etapalvelu.portal import _


@provider(IVocabularyFactory)
def question_themes(context):
    """What staff ask about when the change begins (guide section 3.4)."""
    return SimpleVocabulary(
        [
            SimpleTerm("work", title=_("question_theme_work", default="Own work and duties")),
            SimpleTerm("skills", title=_("question_theme_skills", default="Skills and training")),
            SimpleTerm(
                "technology",
                title=_("question_theme_technology", default="Equipment and technology"),
            ),
            SimpleTerm(
                "premises", title=_("question_theme_premises", default="Premises and privacy")
            ),
            SimpleTerm("customers", title=_("question_theme_customers", default="Customers")),
            SimpleTerm(
                "agreements", title=_("question_theme_agreements", default="Agreements and costs")
            ),
            SimpleTerm("schedule", title=_("question_theme_schedule", default="Schedule")),
            SimpleTerm("other", title=_("question_theme_other", default="Other")),
        ]
    )
