"""A provider's service, after the Finnish Service Catalogue (PTV)."""

from collective.z3cform.datagridfield.row import DictRow
from etapalvelu.portal import _
from etapalvelu.portal.core.checks import is_phone
from etapalvelu.portal.core.checks import is_web_address
from etapalvelu.portal.core.editing.grid import GridFieldWidget
from etapalvelu.portal.services.interfaces import IService as IServiceMarker
from plone.app.z3cform.widgets.checkbox import CheckBoxFieldWidget
from plone.autoform.directives import widget
from plone.dexterity.content import Container
from plone.supermodel import model
from zope import schema
from zope.interface import Interface
from zope.interface import implementer


class IChannel(Interface):
    """One of the parallel channels of a service (guide section 2)."""

    kind = schema.Choice(
        title=_("label_channel_kind", default="Channel"),
        vocabulary="etapalvelu.portal.ChannelKinds",
    )
    name = schema.TextLine(title=_("label_channel_name", default="Name"), max_length=200)
    url = schema.URI(
        title=_("label_channel_url", default="Address"), required=False, constraint=is_web_address
    )
    phone = schema.TextLine(
        title=_("label_phone", default="Phone"), required=False, max_length=60, constraint=is_phone
    )
    note = schema.TextLine(title=_("label_note", default="Note"), required=False, max_length=500)


class IService(model.Schema):
    """A service; title and description are the Finnish name and summary."""

    title_sv = schema.TextLine(
        title=_("label_name_sv", default="Name in Swedish"), required=False, max_length=200
    )
    title_en = schema.TextLine(
        title=_("label_name_en", default="Name in English"), required=False, max_length=200
    )
    summary_sv = schema.Text(
        title=_("label_summary_sv", default="Summary in Swedish"), required=False, max_length=2500
    )
    summary_en = schema.Text(
        title=_("label_summary_en", default="Summary in English"), required=False, max_length=2500
    )
    suitability = schema.Choice(
        title=_("label_suitability", default="Suitable for remote service"),
        vocabulary="etapalvelu.portal.Suitabilities",
        default="unknown",
    )
    suitability_note = schema.Text(
        title=_("label_suitability_note", default="Grounds for the suitability"),
        required=False,
        max_length=1000,
    )
    widget(service_languages=CheckBoxFieldWidget)
    service_languages = schema.List(
        title=_("label_service_languages", default="Languages of service"),
        value_type=schema.Choice(vocabulary="etapalvelu.portal.ServiceLanguages"),
        required=False,
        default=["fi"],
    )
    keywords = schema.List(
        title=_("label_keywords", default="Keywords"),
        value_type=schema.TextLine(),
        required=False,
        default=[],
    )
    widget(channels=GridFieldWidget)
    channels = schema.List(
        title=_("label_channels", default="Channels"),
        value_type=DictRow(title="channel", schema=IChannel),
        required=False,
        default=[],
    )
    ptv_id = schema.TextLine(
        title=_("label_ptv_id", default="PTV identifier"), required=False, max_length=60
    )


@implementer(IServiceMarker)
class Service(Container):
    """A service with its service cards."""
