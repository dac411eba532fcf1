"""Vocabularies of contacts."""

from etapalvelu.portal import _
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def responsibilities(context):
    """Duties of contact persons (guide section 3; G7 and G17 for security, privacy and IT)."""
    return SimpleVocabulary(
        [
            SimpleTerm("agreements", title=_("responsibility_agreements", default="Agreements")),
            SimpleTerm("training", title=_("responsibility_training", default="Training")),
            SimpleTerm("support", title=_("responsibility_support", default="Support")),
            SimpleTerm("reporting", title=_("responsibility_reporting", default="Reporting")),
            SimpleTerm("development", title=_("responsibility_development", default="Development")),
            SimpleTerm(
                "administration", title=_("responsibility_administration", default="Administration")
            ),
            SimpleTerm(
                "security", title=_("responsibility_security", default="Information security")
            ),
            SimpleTerm("privacy", title=_("responsibility_privacy", default="Data protection")),
            SimpleTerm("it", title=_("responsibility_it", default="IT administration")),
            SimpleTerm(
                "communications", title=_("responsibility_communications", default="Communications")
            ),
        ]
    )
