"""The edit form asks for a change note exactly while readers see the text."""

from etapalvelu.portal import _
from etapalvelu.portal.lifecycle.interfaces import IHasLife
from etapalvelu.portal.lifecycle.rules import OPEN_STATES
from etapalvelu.portal.lifecycle.schema import ILife
from plone import api
from plone.z3cform.fieldsets.extensible import FormExtender
from z3c.form.interfaces import IEditForm
from z3c.form.validator import SimpleFieldValidator
from z3c.form.validator import WidgetValidatorDiscriminators
from zope.interface import Invalid

NOTE_FIELDS = ("ILife.change_note", "ILife.major_change")
# Plone's own comment of a version repeats the note, and its switch belongs to no author.
PLONES = ("IVersionable.changeNote", "IVersionable.versioning_enabled")
NOTE_MISSING = _(
    "error_change_note", default="Tell the readers what changed: they see this text already."
)


class NoteFields(FormExtender):
    """Takes away the fields that do not belong to the state of the content."""

    order = 10

    def update(self):
        gone = list(PLONES)
        if not self._asks():
            gone += NOTE_FIELDS
        for name in gone:
            self._remove(name)

    def _asks(self):
        return IEditForm.providedBy(self.form) and _is_seen(self.context)

    def _remove(self, name):
        for form in (self.form, *self.form.groups):
            if name in form.fields:
                form.fields = form.fields.omit(name)


class NoteIsThere(SimpleFieldValidator):
    """A change of a text that readers see needs a note."""

    def validate(self, value, force=False):
        super().validate(value, force)
        if not (value or "").strip() and _is_seen(self.context):
            raise Invalid(NOTE_MISSING)


WidgetValidatorDiscriminators(NoteIsThere, view=IEditForm, field=ILife["change_note"])


def _is_seen(content):
    return IHasLife.providedBy(content) and api.content.get_state(content, "") in OPEN_STATES
