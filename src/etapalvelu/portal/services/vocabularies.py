"""Vocabularies of services."""

from etapalvelu.portal import _
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def channel_kinds(context):
    """Channels of the multichannel whole, the e-service first (CHECKLIST B14, B15)."""
    return SimpleVocabulary(
        [
            SimpleTerm("eservice", title=_("channel_eservice", default="E-service")),
            SimpleTerm("remote", title=_("channel_remote", default="Remote service")),
            SimpleTerm("phone", title=_("channel_phone", default="Phone")),
            SimpleTerm("visit", title=_("channel_visit", default="Visit")),
            SimpleTerm("form", title=_("channel_form", default="Form")),
            SimpleTerm("web", title=_("channel_web", default="Web page")),
        ]
    )


@provider(IVocabularyFactory)
def suitabilities(context):
    """Whether a service suits the remote channel (CHECKLIST B5)."""
    return SimpleVocabulary(
        [
            SimpleTerm("yes", title=_("suitability_yes", default="Well")),
            SimpleTerm("partly", title=_("suitability_partly", default="Partly")),
            SimpleTerm("no", title=_("suitability_no", default="Not")),
            SimpleTerm("unknown", title=_("suitability_unknown", default="Not assessed")),
        ]
    )


@provider(IVocabularyFactory)
def service_languages(context):
    """Languages in which service is given; ISO 639 codes."""
    return SimpleVocabulary(
        [
            SimpleTerm("fi", title=_("language_fi", default="Finnish")),
            SimpleTerm("sv", title=_("language_sv", default="Swedish")),
            SimpleTerm("en", title=_("language_en", default="English")),
            SimpleTerm("se", title=_("language_se", default="Northern Sámi")),
            SimpleTerm("smn", title=_("language_smn", default="Inari Sámi")),
            SimpleTerm("sms", title=_("language_sms", default="Skolt Sámi")),
            SimpleTerm("fsl", title=_("language_fsl", default="Finnish Sign Language")),
        ]
    )
