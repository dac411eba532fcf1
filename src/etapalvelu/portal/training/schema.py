"""Courses and modules."""

from plone.dexterity.content import Container
from plone.dexterity.content import Item
from plone.supermodel import model


class ITrainingCourse(model.Schema):
    """A course."""


class ITrainingModule(model.Schema):
    """A module of a course."""


class TrainingCourse(Container):
    """A course with its modules."""


class TrainingModule(Item):
    """A module of a course."""
