"""Errors of a form, each beside the field that it is about."""

from zope.interface import Invalid
from zope.schema import ValidationError


class Refused(ValidationError):
    """A value refused with a sentence of our own, in forms and in REST alike."""

    def doc(self):
        return self.args[0]


class FieldInvalid(Invalid):
    """A refusal by an invariant that names the field where the reader should look."""

    def __init__(self, message, field_name):
        super().__init__(message)
        self.field_name = field_name


def place_errors(form, errors):
    """Move the errors of invariants that name a field beside it."""
    widgets = {widget.field.__name__: widget for widget in _widgets(form)}
    for view in errors:
        widget = widgets.get(getattr(view.error, "field_name", None))
        if widget is not None:
            view.widget = widget
            view.field = widget.field
            widget.error = view


def field_errors(form):
    """Return the id, label and message of every error in the form's order; the id may be None."""
    general = [
        {"id": None, "label": "", "message": view.message}
        for part in (form, *(form.groups or ()))
        for view in part.widgets.errors
        if view.widget is None
    ]
    return general + [
        {"id": widget.id, "label": widget.label, "message": widget.error.message}
        for widget in _widgets(form)
        if widget.error and getattr(widget.error, "message", None)
    ]


def _widgets(form):
    for part in (form, *(form.groups or ())):
        yield from part.widgets.values()
