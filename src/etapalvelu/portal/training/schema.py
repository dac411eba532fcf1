"""Courses and their modules (guide section 3.3; CHECKLIST I)."""

from etapalvelu.portal import _
from plone.app.dexterity.textindexer import searchable
from plone.app.textfield import RichText
from plone.app.z3cform.widgets.checkbox import CheckBoxFieldWidget
from plone.autoform.directives import widget
from plone.dexterity.content import Container
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema


class ITrainingCourse(model.Schema):
    """A course; its modules are read in the order that they have in it."""

    # The default widget has two lists without names.
    widget(audience=CheckBoxFieldWidget)
    audience = schema.List(
        title=_("label_audience", default="For whom"),
        value_type=schema.Choice(vocabulary="etapalvelu.portal.Audiences"),
        required=False,
        default=[],
    )
    duration = schema.Int(
        title=_("label_duration_minutes", default="Duration in minutes"),
        required=False,
        min=1,
        max=10000,
    )
    objectives = schema.List(
        title=_("label_objectives", default="Objectives"),
        description=_(
            "help_objectives", default="What the participant can do afterwards. One on each line."
        ),
        value_type=schema.TextLine(max_length=300),
        required=False,
        default=[],
        max_length=20,
    )
    text = RichText(title=_("label_text", default="Text"), required=False, max_length=50000)
    searchable("objectives", "text")


class ITrainingModule(model.Schema):
    """A part of a course: text, or a video elsewhere, or both."""

    duration = schema.Int(
        title=_("label_duration_minutes", default="Duration in minutes"),
        required=False,
        min=1,
        max=10000,
    )
    text = RichText(title=_("label_text", default="Text"), required=False, max_length=50000)
    video_url = schema.URI(
        title=_("label_video_url", default="Address of the video"),
        description=_(
            "help_video_url", default="Begins with https://. The video must have captions."
        ),
        required=False,
        max_length=500,
        constraint=lambda value: value.startswith("https://"),
    )
    transcript = schema.Text(
        title=_("label_transcript", default="The video as text"), required=False, max_length=50000
    )
    searchable("text", "transcript")


class TrainingCourse(Container):
    """A course with its modules."""


class TrainingModule(Item):
    """A module of a course."""
