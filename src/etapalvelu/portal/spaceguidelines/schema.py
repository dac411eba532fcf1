"""Guidance on premises, with the numbers that a room can be checked against."""

from collective.z3cform.datagridfield.row import DictRow
from etapalvelu.portal import _
from etapalvelu.portal.core.editing.grid import GridFieldWidget
from etapalvelu.portal.spaceguidelines.checks import sound_requirements
from plone.app.dexterity.textindexer import searchable
from plone.app.textfield import RichText
from plone.autoform.directives import widget
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema
from zope.interface import Interface


class IRequirement(Interface):
    """One number of a guideline, for example at least 44 dB towards adjacent rooms."""

    subject = schema.TextLine(
        title=_("label_requirement_subject", default="What it concerns"), max_length=200
    )
    comparison = schema.Choice(
        title=_("label_comparison", default="Limit"),
        vocabulary="etapalvelu.portal.Comparisons",
        default="at_least",
    )
    value = schema.Float(
        title=_("label_value", default="Number"),
        description=_("help_value", default="Empty when it only has to be so."),
        required=False,
        min=-100000.0,
        max=100000.0,
    )
    warning = schema.Float(
        title=_("label_warning_value", default="Number that still warns only"),
        description=_(
            "help_warning_value",
            default="Between this number and the limit there is a warning; beyond it the "
            "room fails.",
        ),
        required=False,
        min=-100000.0,
        max=100000.0,
    )
    unit = schema.TextLine(title=_("label_unit", default="Unit"), required=False, max_length=20)
    place = schema.Choice(
        title=_("label_criterion_place", default="Checked in"),
        vocabulary="etapalvelu.portal.CheckedPlaces",
        required=False,
    )
    recommended = schema.Bool(
        title=_("label_recommended_only", default="Only recommended: missing it warns"),
        required=False,
        default=False,
    )
    reason = schema.TextLine(title=_("label_reason", default="Why"), required=False, max_length=500)
    action = schema.TextLine(
        title=_("label_requirement_action", default="What to do"), required=False, max_length=500
    )
    valid_from = schema.Date(title=_("label_valid_from", default="In force from"), required=False)
    valid_to = schema.Date(title=_("label_valid_to", default="In force until"), required=False)
    replaces = schema.TextLine(
        title=_("label_replaces", default="Replaces"),
        description=_(
            "help_replaces",
            default="What the earlier row concerned, when this one has another name. A later row "
            "of the same name replaces the earlier one by itself.",
        ),
        required=False,
        max_length=200,
    )


class ISpaceGuideline(model.Schema):
    """A guideline (guide section 2.2; CHECKLIST D)."""

    widget(requirements=GridFieldWidget)
    requirements = schema.List(
        title=_("label_requirements", default="Numbers"),
        description=_(
            "help_requirements",
            default="Each number on its own row, so that a room can be compared with it.",
        ),
        value_type=DictRow(title="requirement", schema=IRequirement),
        required=False,
        default=[],
        max_length=50,
        constraint=sound_requirements,
    )
    text = RichText(title=_("label_text", default="Text"), required=False, max_length=50000)
    source = schema.TextLine(
        title=_("label_source", default="Source"),
        description=_("help_guideline_source", default="The guide, law or standard behind it."),
        required=False,
        max_length=300,
    )
    searchable("text", "source")


class SpaceGuideline(Item):
    """Guidance on premises, with numbers."""
