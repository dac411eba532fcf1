"""Vocabularies of service cards."""

from etapalvelu.portal import _
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def card_languages(context):
    """Languages in which cards are written; ISO 639 codes."""
    return SimpleVocabulary(
        [
            SimpleTerm("fi", title=_("language_fi", default="Finnish")),
            SimpleTerm("sv", title=_("language_sv", default="Swedish")),
            SimpleTerm("en", title=_("language_en", default="English")),
            SimpleTerm("se", title=_("language_se", default="Northern Sámi")),
            SimpleTerm("smn", title=_("language_smn", default="Inari Sámi")),
            SimpleTerm("sms", title=_("language_sms", default="Skolt Sámi")),
        ]
    )
