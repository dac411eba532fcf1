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
            SimpleTerm("yes", title=_("comparison_yes", default="has to be so")),
        ]
    )


@provider(IVocabularyFactory)
def checked_places(context):
    """Where a row is a criterion of the check; a row of no place is only read."""
    return SimpleVocabulary(
        [
            SimpleTerm("room", title=_("place_room", default="A room of a service point")),
            SimpleTerm("workspace", title=_("place_workspace", default="An expert's workspace")),
            SimpleTerm("both", title=_("place_both", default="Both")),
        ]
    )
