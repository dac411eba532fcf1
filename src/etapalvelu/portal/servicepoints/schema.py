"""The service point register's record (guide section 4, Asiointipisterekisteri)."""

from collective.z3cform.datagridfield.row import DictRow
from etapalvelu.portal import _
from etapalvelu.portal.core.checks import is_email
from etapalvelu.portal.core.checks import is_phone
from etapalvelu.portal.core.checks import is_postal_code
from etapalvelu.portal.core.checks import is_time
from etapalvelu.portal.core.checks import is_web_address
from etapalvelu.portal.core.editing.grid import GridFieldWidget
from etapalvelu.portal.servicepoints.checks import sound_exceptions
from etapalvelu.portal.servicepoints.checks import sound_weekly
from etapalvelu.portal.servicepoints.interfaces import IServicePoint as IServicePointMarker
from plone.app.z3cform.widgets.checkbox import CheckBoxFieldWidget
from plone.autoform.directives import read_permission
from plone.autoform.directives import widget
from plone.autoform.directives import write_permission
from plone.dexterity.content import Container
from plone.supermodel import model
from zope import schema
from zope.interface import Interface
from zope.interface import implementer


class IOpeningSpan(Interface):
    """One span of the weekly opening hours."""

    day = schema.Choice(
        title=_("label_weekday", default="Weekday"), vocabulary="etapalvelu.portal.Weekdays"
    )
    opens = schema.TextLine(
        title=_("label_opens", default="Opens (hh:mm)"), max_length=5, constraint=is_time
    )
    closes = schema.TextLine(
        title=_("label_closes", default="Closes (hh:mm)"), max_length=5, constraint=is_time
    )
    valid_from = schema.Date(
        title=_("label_hours_valid_from", default="In force from"), required=False
    )
    valid_to = schema.Date(
        title=_("label_hours_valid_to", default="In force until"), required=False
    )


class IOpeningException(Interface):
    """Dates on which the weekly hours do not hold; closed when no times are given."""

    date = schema.Date(title=_("label_date", default="Date"))
    until = schema.Date(title=_("label_last_date", default="Last date"), required=False)
    opens = schema.TextLine(
        title=_("label_opens", default="Opens (hh:mm)"),
        required=False,
        max_length=5,
        constraint=is_time,
    )
    closes = schema.TextLine(
        title=_("label_closes", default="Closes (hh:mm)"),
        required=False,
        max_length=5,
        constraint=is_time,
    )
    reason = schema.TextLine(
        title=_("label_exception_reason", default="Reason"), required=False, max_length=200
    )


class IRoom(Interface):
    """A room where a remote service event takes place (guide section 2.2)."""

    name = schema.TextLine(title=_("label_room_name", default="Room"), max_length=100)
    equipment = schema.TextLine(
        title=_("label_equipment", default="Equipment"), required=False, max_length=500
    )
    accessibility = schema.TextLine(
        title=_("label_room_accessibility", default="Accessibility"), required=False, max_length=500
    )
    attenuation_rooms = schema.Int(
        title=_("label_attenuation_rooms", default="Attenuation to adjacent rooms (dB)"),
        required=False,
        min=0,
        max=100,
    )
    attenuation_corridor = schema.Int(
        title=_("label_attenuation_corridor", default="Attenuation to the corridor (dB)"),
        required=False,
        min=0,
        max=100,
    )
    help_call = schema.TextLine(
        title=_("label_help_call", default="How the customer calls for help"),
        required=False,
        max_length=200,
    )


class IMeetingLink(Interface):
    """A constant meeting link of the point: the portal's own or a provider's (guide 3, task c)."""

    label = schema.TextLine(title=_("label_link_label", default="Name of the link"), max_length=100)
    url = schema.URI(title=_("label_link_url", default="Address"), constraint=is_web_address)
    provider = schema.Choice(
        title=_("label_link_provider", default="Provider, when the link is a provider's own"),
        vocabulary="etapalvelu.portal.Organisations",
        required=False,
    )


class IServicePoint(model.Schema):
    """A municipality's service point; the description field holds a short introduction."""

    title_sv = schema.TextLine(
        title=_("label_name_sv", default="Name in Swedish"), required=False, max_length=200
    )
    title_en = schema.TextLine(
        title=_("label_name_en", default="Name in English"), required=False, max_length=200
    )
    municipality = schema.Choice(
        title=_("label_municipality", default="Municipality"),
        vocabulary="etapalvelu.portal.Municipalities",
    )
    street_address = schema.TextLine(
        title=_("label_street_address", default="Street address"), max_length=200
    )
    postal_code = schema.TextLine(
        title=_("label_postal_code", default="Postal code"),
        min_length=5,
        max_length=5,
        constraint=is_postal_code,
    )
    post_office = schema.TextLine(
        title=_("label_post_office", default="Post office"), max_length=100
    )
    directions = schema.Text(
        title=_("label_directions", default="How to find the point"),
        required=False,
        max_length=1000,
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
    leader = schema.TextLine(
        title=_("label_leader", default="Leader of the point"), required=False, max_length=200
    )
    it_contact = schema.TextLine(
        title=_("label_it_contact", default="Municipal IT contact"), required=False, max_length=200
    )
    widget(service_languages=CheckBoxFieldWidget)
    service_languages = schema.List(
        title=_("label_service_languages", default="Languages of service"),
        value_type=schema.Choice(vocabulary="etapalvelu.portal.ServiceLanguages"),
        required=False,
        default=["fi"],
    )
    ptv_id = schema.TextLine(
        title=_("label_ptv_id", default="PTV identifier"), required=False, max_length=60
    )

    model.fieldset(
        "hours",
        label=_("fieldset_hours", default="Opening hours"),
        fields=["opening_hours", "exceptions"],
    )
    widget(opening_hours=GridFieldWidget, exceptions=GridFieldWidget)
    opening_hours = schema.List(
        title=_("label_opening_hours", default="Weekly opening hours"),
        value_type=DictRow(title="span", schema=IOpeningSpan),
        required=False,
        default=[],
        constraint=sound_weekly,
    )
    exceptions = schema.List(
        title=_("label_opening_exceptions", default="Exceptions"),
        value_type=DictRow(title="exception", schema=IOpeningException),
        required=False,
        default=[],
        constraint=sound_exceptions,
    )

    model.fieldset(
        "rooms",
        label=_("fieldset_rooms", default="Rooms and accessibility"),
        fields=["rooms", "accessibility", "accessibility_note"],
    )
    widget(rooms=GridFieldWidget)
    rooms = schema.List(
        title=_("label_rooms", default="Rooms"),
        value_type=DictRow(title="room", schema=IRoom),
        required=False,
        default=[],
    )
    widget(accessibility=CheckBoxFieldWidget)
    accessibility = schema.List(
        title=_("label_accessibility_facts", default="Accessibility of the premises"),
        value_type=schema.Choice(vocabulary="etapalvelu.portal.AccessibilityFacts"),
        required=False,
        default=[],
    )
    accessibility_note = schema.Text(
        title=_("label_accessibility_note", default="More about accessibility"),
        required=False,
        max_length=1000,
    )

    model.fieldset(
        "links",
        label=_("fieldset_links", default="Meeting links"),
        fields=["meeting_links"],
    )
    # A constant link opens the point's room: never shown in public lists or exports.
    read_permission(meeting_links="etapalvelu.portal.ViewMeetingLinks")
    write_permission(meeting_links="etapalvelu.portal.ViewMeetingLinks")
    widget(meeting_links=GridFieldWidget)
    meeting_links = schema.List(
        title=_("label_meeting_links", default="Meeting links"),
        value_type=DictRow(title="link", schema=IMeetingLink),
        required=False,
        default=[],
    )


@implementer(IServicePointMarker)
class ServicePoint(Container):
    """A service point."""
