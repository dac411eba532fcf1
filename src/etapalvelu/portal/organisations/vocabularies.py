"""Vocabularies of organisations."""

from etapalvelu.portal import _
from plone import api
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def provider_kinds(context):
    """Kinds of providers (CHECKLIST L3; wellbeing counties since Act 223/2007 as amended)."""
    return SimpleVocabulary(
        [
            SimpleTerm("state", title=_("provider_kind_state", default="State authority")),
            SimpleTerm("kela", title=_("provider_kind_kela", default="Kela")),
            SimpleTerm(
                "municipality", title=_("provider_kind_municipality", default="Municipality")
            ),
            SimpleTerm(
                "county", title=_("provider_kind_county", default="Wellbeing services county")
            ),
            SimpleTerm("other", title=_("provider_kind_other", default="Other")),
        ]
    )


@provider(IVocabularyFactory)
def network_organisation_kinds(context):
    """Duties of the organisations that run the network."""
    return SimpleVocabulary(
        [
            SimpleTerm(
                "coordinator", title=_("organisation_kind_coordinator", default="Coordinator")
            ),
            SimpleTerm("ministry", title=_("organisation_kind_ministry", default="Ministry")),
        ]
    )


@provider(IVocabularyFactory)
def organisations(context):
    """Providers and network organisations; token and value are the UID."""
    brains = api.content.find(
        portal_type=["ServiceProvider", "NetworkOrganisation"], sort_on="sortable_title"
    )
    return SimpleVocabulary([SimpleTerm(b.UID, token=b.UID, title=b.Title) for b in brains])
