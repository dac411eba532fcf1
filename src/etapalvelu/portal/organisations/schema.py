"""Service providers, the coordinator and the ministry as content."""

from etapalvelu.portal import _
from etapalvelu.portal.core.checks import is_email
from etapalvelu.portal.core.checks import is_phone
from etapalvelu.portal.core.checks import is_web_address
from etapalvelu.portal.core.editing.errors import FieldInvalid
from etapalvelu.portal.organisations.checks import check_successor
from etapalvelu.portal.organisations.interfaces import (
    INetworkOrganisation as INetworkOrganisationMarker,
)
from etapalvelu.portal.organisations.interfaces import IServiceProvider as IServiceProviderMarker
from plone.dexterity.content import Container
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import invariant


class IOrganisationFacts(model.Schema):
    """What every organisation of the network has."""

    title_sv = schema.TextLine(
        title=_("label_name_sv", default="Name in Swedish"), required=False, max_length=200
    )
    title_en = schema.TextLine(
        title=_("label_name_en", default="Name in English"), required=False, max_length=200
    )
    phone = schema.TextLine(
        title=_("label_phone", default="Phone"), required=False, max_length=60, constraint=is_phone
    )
    email = schema.TextLine(
        title=_("label_email", default="E-mail"),
        required=False,
        max_length=200,
        constraint=is_email,
    )
    website = schema.URI(
        title=_("label_website", default="Website"), required=False, constraint=is_web_address
    )
    business_id = schema.TextLine(
        title=_("label_business_id", default="Business ID"), required=False, max_length=20
    )
    valid_from = schema.Date(title=_("label_valid_from", default="Valid from"), required=False)
    valid_until = schema.Date(title=_("label_valid_until", default="Valid until"), required=False)
    successor = schema.Choice(
        title=_("label_successor", default="Successor"),
        description=_(
            "help_successor",
            default="The organisation that took over the duties when this one ended.",
        ),
        vocabulary="etapalvelu.portal.Organisations",
        required=False,
    )

    @invariant
    def ends_after_beginning(data):
        if data.valid_from and data.valid_until and data.valid_until < data.valid_from:
            raise FieldInvalid(
                _("error_validity", default="The last day is before the first day."), "valid_until"
            )

    @invariant
    def successor_does_not_lead_back(data):
        check_successor(data.__context__, data.successor)


class IServiceProvider(IOrganisationFacts):
    """An authority that produces services (guide section 4, Palveluntuottaja)."""

    kind = schema.Choice(
        title=_("label_provider_kind", default="Kind of provider"),
        vocabulary="etapalvelu.portal.ProviderKinds",
        default="state",
    )
    ptv_id = schema.TextLine(
        title=_("label_ptv_id", default="PTV identifier"), required=False, max_length=60
    )


class INetworkOrganisation(IOrganisationFacts):
    """The coordinator or the ministry (CHECKLIST M)."""

    kind = schema.Choice(
        title=_("label_organisation_kind", default="Duty in the network"),
        vocabulary="etapalvelu.portal.NetworkOrganisationKinds",
        default="coordinator",
    )


@implementer(IServiceProviderMarker)
class ServiceProvider(Container):
    """A service provider with its services, contacts and material."""


@implementer(INetworkOrganisationMarker)
class NetworkOrganisation(Container):
    """The coordinator or the ministry with its contacts and material."""
