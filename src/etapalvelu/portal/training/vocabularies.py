"""Vocabularies of training."""

from etapalvelu.portal import _
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def audiences(context):
    """Whom a course is for (CHECKLIST I2, I3, I6)."""
    return SimpleVocabulary(
        [
            SimpleTerm("advisers", title=_("audience_advisers", default="Service advisers")),
            SimpleTerm("experts", title=_("audience_experts", default="Experts")),
            SimpleTerm(
                "managers", title=_("audience_managers", default="Managers of points and providers")
            ),
            SimpleTerm(
                "trainers", title=_("audience_trainers", default="Those responsible for training")
            ),
            SimpleTerm("communicators", title=_("audience_communicators", default="Communicators")),
        ]
    )
