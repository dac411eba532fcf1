"""Vocabularies of questions."""

from etapalvelu.portal import _
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


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


@provider(IVocabularyFactory)
def question_states(context):
    """States of a question, named as everywhere."""
    return SimpleVocabulary(
        [
            SimpleTerm("asked", title=_("state_asked", default="Asked")),
            SimpleTerm("answered", title=_("state_answered", default="Answered")),
            SimpleTerm("closed", title=_("state_closed", default="Closed")),
        ]
    )
