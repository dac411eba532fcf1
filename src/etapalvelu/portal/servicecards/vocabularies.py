"""Vocabularies of service cards."""

from zope.component import getUtility
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleVocabulary

# Service is given in it, but nobody writes a card in it.
SIGN_LANGUAGE = "fsl"


@provider(IVocabularyFactory)
def card_languages(context):
    """Languages in which cards are written; ISO 639 codes."""
    spoken = getUtility(IVocabularyFactory, name="etapalvelu.portal.ServiceLanguages")(context)
    return SimpleVocabulary([term for term in spoken if term.value != SIGN_LANGUAGE])
