"""Forms in the portal's own markup: labels and errors are bound to their fields, typed values stay.

Pages for strangers and for quick work need neither Plone's form scripts nor its widgets.
"""

from dataclasses import dataclass
from etapalvelu.portal import _
from etapalvelu.portal.core import inputs
from functools import cached_property
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


@dataclass(frozen=True)
class Field:
    """One field. kind: text, email, tel, password, textarea, select, radio, checkbox or checks.

    options: (value, title, explanation) or, for a select, (group title, options) in order.
    suggestions: id of a datalist on the page.
    """

    name: str
    label: object
    kind: str = "text"
    help: object = None
    limit: int = 200
    required: bool = True
    autocomplete: str | None = None
    options: tuple = ()
    suggestions: str | None = None

    @property
    def values(self):
        """Return the values that may be chosen."""
        rows = [row for group in self.options for row in group[1]] if self.grouped else self.options
        return [row[0] for row in rows]

    @property
    def grouped(self):
        return self.kind == "select"


class Form(BrowserView):
    """A page with one form: give `make_fields` and `save`, and show `render_fields`."""

    render_fields = ViewPageTemplateFile("templates/form_fields.pt")
    errors = {}

    @cached_property
    def fields(self):
        return tuple(self.make_fields())

    def __call__(self):
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            answer = self.posted()
            if answer is not None:
                return answer
        return self.index()

    def posted(self):
        """Handle the form that was sent; an answer other than None is shown instead of it."""
        self.errors = self.check()
        if self.errors:
            self.request.response.setStatus(422)
            return None
        return self.save(self.values)

    def initial(self):
        """Return the values that the form shows before anything was typed."""
        return {}

    @cached_property
    def values(self):
        if self.request.method != "POST":
            return self.initial()
        return {field.name: self._read(field) for field in self.fields}

    def _read(self, field):
        value = self.request.form.get(field.name)
        if field.kind == "password":
            # Every character of a password counts, also a space at its end.
            return value if isinstance(value, str) else ""
        if field.kind == "checks":
            chosen = value if isinstance(value, list) else [value]
            return [option for option in field.values if option in chosen]
        return inputs.text(value) if field.kind == "textarea" else inputs.line(value)

    def check(self):
        """Return the error sentences by field name."""
        found = {field.name: self._problem(field) for field in self.fields}
        return {name: problem for name, problem in found.items() if problem}

    def _problem(self, field):
        value = self.values[field.name]
        if not value:
            return self._missing(field) if field.required else None
        if field.kind != "checks" and len(value) > field.limit:
            return _(
                "error_too_long",
                default="Shorten this to ${limit} characters.",
                mapping={"limit": field.limit},
            )
        if field.kind == "email" and inputs.email(value) is None:
            return _("error_email", default="Write an e-mail address such as name@example.fi.")
        if field.kind in ("select", "radio") and value not in field.values:
            return _("error_choose", default="Choose one of the list.")
        return None

    def _missing(self, field):
        if field.kind in ("select", "radio", "checks"):
            return _("error_choose", default="Choose one of the list.")
        if field.kind == "checkbox":
            return _("error_tick", default="Tick the consent to go on.")
        return _("error_required", default="Fill in this field.")

    def described_by(self, field):
        """Return the ids of what explains a field, for screen readers."""
        ids = [f"{field.name}-help"] if field.help else []
        if field.name in self.errors:
            ids.append(f"{field.name}-error")
        return " ".join(ids) or None

    def target(self, field):
        """Return the id of the element that an error in the summary leads to."""
        if field.kind in ("radio", "checks"):
            return f"{field.name}-{field.values[0]}"
        return field.name
