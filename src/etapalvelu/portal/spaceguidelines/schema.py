"""Guidance on premises, with the numbers that a room can be checked against."""

from collective.z3cform.datagridfield.row import DictRow
from etapalvelu.portal import _
from etapalvelu.portal.core.editing.grid import GridFieldWidget
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
    value = schema.Float(title=_("label_value", default="Number"), min=-100000.0, max=100000.0)
    unit = schema.TextLine(title=_("label_unit", default="Unit"), max_length=20)
    reason = schema.TextLine(title=_("label_reason", default="Why"), required=False, max_length=500)
    action = schema.TextLine(
        title=_("label_requirement_action", default="What to do"), required=False, max_length=500
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
