"""A contact person: a role at an organisation, found by responsibility (CHECKLIST F1, F2)."""

from etapalvelu.portal import _
from etapalvelu.portal.contacts.interfaces import IContactPerson as IContactPersonMarker
from etapalvelu.portal.core.checks import is_email
from etapalvelu.portal.core.checks import is_phone
from plone.app.z3cform.widgets.checkbox import CheckBoxFieldWidget
from plone.autoform.directives import widget
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IContactPerson(model.Schema):
    """A contact; the title is the person's name."""

    job_title = schema.TextLine(
        title=_("label_job_title", default="Job title"), required=False, max_length=200
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
    widget(responsibilities=CheckBoxFieldWidget)
    responsibilities = schema.List(
        title=_("label_responsibilities", default="Responsibilities"),
        value_type=schema.Choice(vocabulary="etapalvelu.portal.Responsibilities"),
        required=False,
        default=[],
    )


@implementer(IContactPersonMarker)
class ContactPerson(Item):
    """A contact person inside an organisation."""
