"""Vocabularies of space guidelines."""

from etapalvelu.portal import _
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def comparisons(context):
    """How a measured number is held against the guideline's."""
    return SimpleVocabulary(
        [
            SimpleTerm("at_least", title=_("comparison_at_least", default="at least")),
            SimpleTerm("at_most", title=_("comparison_at_most", default="at most")),
        ]
    )
