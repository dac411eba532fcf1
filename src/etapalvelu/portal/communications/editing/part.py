"""The page on which one part of a plan is written."""

from etapalvelu.portal import _
from etapalvelu.portal.communications import rules
from etapalvelu.portal.communications import store
from etapalvelu.portal.communications import titles
from etapalvelu.portal.communications import typed
from etapalvelu.portal.communications.editing import cells
from etapalvelu.portal.communications.editing import parts
from etapalvelu.portal.communications.editing.merging import merge
from etapalvelu.portal.communications.editing.rowsform import RowsForm
from etapalvelu.portal.core.editing.rules import fingerprint
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.sentences import sentence
from functools import cached_property
from plone import api
from zExceptions import NotFound

MONEY_FIELDS = ("budget_total",)


class EditPart(RowsForm, Form):
    """One part: its rows, fifteen at a time, and its single fields. Enter saves."""

    @cached_property
    def name(self):
        asked = parameters.text(self.request.form, "part")
        if asked not in parts.PARTS:
            raise NotFound(asked)
        return asked

    @property
    def part(self):
        return parts.PARTS[self.name]

    @property
    def page_title(self):
        return titles.PARTS[self.name]

    @property
    def help(self):
        return titles.HELP[self.name]

    @property
    def back(self):
        return f"{self.context.absolute_url()}#{self.name}"

    @property
    def action(self):
        return f"{self.context.absolute_url()}/edit-part?part={self.name}"

    def next_part(self):
        """Return the name of the part after this one, or None."""
        after = rules.PARTS[rules.PARTS.index(self.name) + 1 :]
        return next((name for name in after if name in parts.PARTS), None)

    def stored_rows(self):
        return store.rows(self.context, self.part.rows) if self.part.rows else []

    def store_rows(self, rows):
        self.changed[self.part.rows] = rows

    def make_fields(self):
        return self.part.fields

    def initial(self):
        return {field.name: self._text(self.stored_values[field.name]) for field in self.fields}

    @cached_property
    def stored_values(self):
        return store.stored(self.context, [field.name for field in self.fields])

    def _text(self, value):
        return cells.number(value) if isinstance(value, float) else value or ""

    def check(self):
        found = super().check()
        for name in MONEY_FIELDS:
            if name in self.values and name not in found:
                try:
                    typed.number(self.values[name], rules.MAX_MONEY, 0)
                except ProblemError as error:
                    found[name] = sentence(error.problem, self.request)
        return found

    def posted(self):
        self.changed = {}
        self.errors = self.check()
        self.read_rows()
        if self.errors or self.row_errors or self.refusal:
            self.request.response.setStatus(422)
            return None
        self._merge_fields()
        self.merge_rows()
        if self.conflicts or self.refusal:
            self.request.response.setStatus(409 if self.conflicts else 422)
            return None
        store.write(self.context, self.changed)
        return self.saved()

    def _merge_fields(self):
        for field in self.fields:
            value = self._value(field.name)
            stored = self.stored_values[field.name]
            opened = parameters.text(self.request.form, f"opened-{field.name}")
            kept = merge(opened, stored, value)
            if kept.conflict:
                self.conflicts.append((field.label, field.name, self._text(stored)))
            self.changed[field.name] = kept.value

    def _value(self, name):
        text = self.values[name]
        return typed.number(text, rules.MAX_MONEY, 0) if name in MONEY_FIELDS else text

    def opened_fields(self):
        """Return (hidden field, fingerprint): of when the form was opened, or of what was shown."""
        for name, value in self.stored_values.items():
            sent = parameters.text(self.request.form, f"opened-{name}")
            yield f"opened-{name}", fingerprint(value) if self.conflicts or not sent else sent

    def saved(self):
        api.portal.show_message(_("message_part_saved", default="Saved."), self.request)
        target = self.back
        if "more" in self.request.form:
            target = f"{self.action}&page={self.last_page}#rows"
        elif "next" in self.request.form and self.next_part():
            target = f"{self.context.absolute_url()}/edit-part?part={self.next_part()}"
        self.request.response.redirect(target, status=303)
        return ""
