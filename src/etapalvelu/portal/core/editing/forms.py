"""Edit and add forms of content."""

from etapalvelu.portal import _
from etapalvelu.portal.core.editing import rules
from etapalvelu.portal.core.editing.errors import field_errors
from etapalvelu.portal.core.editing.errors import place_errors
from etapalvelu.portal.core.editing.store import editor_name
from etapalvelu.portal.core.editing.store import last_edit
from etapalvelu.portal.core.editing.words import value_text
from plone import api
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.add import DefaultAddView
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.interfaces import IDexterityEditForm
from plone.dexterity.interfaces import IDexterityFTI
from plone.z3cform import layout
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form.interfaces import NOT_CHANGED
from z3c.form.interfaces import IDataManager
from zExceptions import NotFound
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.interface import classImplements

OPENED_WITH = "form-opened-with"


class FormMixin:
    """One page without tabs, with a list of the errors and each of them beside its field."""

    # An error in a tab that is not open would not be seen.
    enable_form_tabbing = False
    default_fieldset_label = _("fieldset_basics", default="Basic information")
    template = ViewPageTemplateFile("templates/form.pt")
    # The list of errors says more than Plone's sentence.
    formErrorsMessage = ""
    conflict = None

    def extractData(self, setErrors=True):
        data, errors = super().extractData(setErrors)
        place_errors(self, errors)
        return data, errors

    def error_list(self):
        return field_errors(self)


class AddForm(FormMixin, DefaultAddForm):
    """The add form of every type."""

    def update(self):
        # Plone fails with a ValueError, which a visitor would see as a broken portal.
        if self.portal_type not in {fti.getId() for fti in self.container.allowedContentTypes()}:
            raise NotFound(self.portal_type)
        super().update()

    @property
    def label(self):
        type_title = getUtility(IDexterityFTI, name=self.portal_type).Title()
        return _("heading_add", default="New: ${type}", mapping={"type": type_title})


class AddView(DefaultAddView):
    """The add form in its frame."""

    form = AddForm


class EditForm(FormMixin, DefaultEditForm):
    """The edit form of every type; it refuses to overwrite what it did not show."""

    @property
    def label(self):
        return _("heading_edit", default="Edit: ${title}", mapping={"title": self.context.Title()})

    def extractData(self, setErrors=True):
        data, errors = super().extractData(setErrors)
        changes = rules.compare(self.opened_with, self._stored(), self._typed(data))
        if not changes:
            return data, errors
        self.conflict = self._conflict(changes)
        for name in changes.theirs:
            self._take_stored(name)
        return data, tuple(errors) + (self.conflict,)

    @property
    def token(self):
        """Text of the hidden field; after a conflict has been shown it covers what was shown."""
        submitted = self.request.form.get(OPENED_WITH)
        if isinstance(submitted, str) and self.conflict is None:
            return submitted
        return rules.write_token(self._stored())

    @property
    def opened_with(self):
        submitted = self.request.form.get(OPENED_WITH, "")
        return rules.read_token(submitted) if isinstance(submitted, str) else {}

    def _widgets(self):
        for form in (self, *self.groups):
            yield from form.widgets.items()

    def _value(self, widget):
        return getMultiAdapter((self.context, widget.field), IDataManager).query()

    def _stored(self):
        return {name: rules.fingerprint(self._value(widget)) for name, widget in self._widgets()}

    def _typed(self, data):
        opened = self.opened_with
        typed = {
            name: opened.get(name) if value is NOT_CHANGED else rules.fingerprint(value)
            for name, value in data.items()
        }
        # What cannot be read was typed all the same.
        return {name: typed.get(name, "") for name, _widget in self._widgets()}

    def _take_stored(self, name):
        widget = dict(self._widgets())[name]
        widget.ignoreRequest = True
        widget.error = None
        widget.update()

    def _conflict(self, changes):
        edit = last_edit(self.context)
        widgets = dict(self._widgets())

        def rows(names):
            return [
                {
                    "id": widgets[name].id,
                    "label": widgets[name].label,
                    "stored": self._words(widgets[name]),
                }
                for name in names
            ]

        return {
            "author": editor_name(self.context),
            "at": api.portal.get_localized_time(edit.at, long_format=True),
            "both": rows(changes.both),
            "theirs": rows(changes.theirs),
        }

    def _words(self, widget):
        value = self._value(widget)
        return value_text(widget.field, value, self.context, self.request)


EditView = layout.wrap_form(EditForm)
classImplements(EditView, IDexterityEditForm)
