"""Pages of working copies and of the differences between versions."""

from AccessControl import getSecurityManager
from etapalvelu.portal import _
from etapalvelu.portal.core.editing.words import value_text
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.core.texts import html
from etapalvelu.portal.lifecycle.rules import OPEN_STATES
from etapalvelu.portal.versions import rules
from etapalvelu.portal.versions import store
from functools import cached_property
from plone import api
from plone.app.textfield.interfaces import IRichText
from plone.dexterity.utils import iterSchemata
from Products.Five import BrowserView
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.schema import getFieldsInOrder

# What says nothing to a reader about the text.
LEFT_OUT = frozenset(
    {"change_note", "major_change", "changeNote", "versioning_enabled", "successor"}
)


# Characters of one field that are compared.
LONGEST = 100_000


class Compare(BrowserView):
    """What a version changed, field by field, beside the version before it."""

    page_title = _("heading_compare", default="What changed")

    def __call__(self):
        if not getSecurityManager().checkPermission("Modify portal content", self.context):
            raise Unauthorized("Versions are for those who write the text")
        if self.new is None or self.old is None:
            raise NotFound("compare")
        return self.index()

    @cached_property
    def number(self):
        asked = self.request.form.get("version")
        return int(asked) if isinstance(asked, str) and asked.isdecimal() and len(asked) < 7 else -1

    @cached_property
    def new(self):
        return store.version(self.context, self.number)

    @cached_property
    def old(self):
        return store.version(self.context, self.number - 1)

    @cached_property
    def rows(self):
        """The fields that differ: title and HTML with `ins` and `del`."""
        rows = []
        for schema in iterSchemata(self.context):
            for name, field in getFieldsInOrder(schema):
                if name in LEFT_OUT:
                    continue
                found = rules.difference(self._html(self.old, field), self._html(self.new, field))
                if found is not None:
                    rows.append({"title": field.title, "html": found})
        return rows

    def _html(self, content, field):
        if IRichText.providedBy(field):
            return html(content.__of__(self.context.aq_parent), field.__name__)
        value = getattr(content.aq_base, field.__name__, None)
        if value in (None, "", (), []):
            return ""
        return rules.as_html(value_text(field, value, self.context, self.request, LONGEST))


class _WorkingCopyForm(Form):
    """Base of the three steps: `allowed` is a question of plone.app.iterate's control view."""

    allowed = ""

    def __call__(self):
        control = self.context.restrictedTraverse("@@iterate_control")
        if not getattr(control, self.allowed)():
            raise Unauthorized("This step is not open")
        return super().__call__()

    def make_fields(self):
        return ()

    def leave(self, content, message):
        api.portal.show_message(message)
        self.request.response.redirect(content.absolute_url())
        return ""


class CheckOut(_WorkingCopyForm):
    """Begin a working copy: readers go on seeing the present text."""

    allowed = "checkout_allowed"
    page_title = button = _("button_check_out", default="Make a working copy")
    lead = _(
        "lead_check_out",
        default="You write in a copy while readers go on seeing the present text. The original "
        "is locked until the copy is taken into use or thrown away.",
    )

    def save(self, values):
        copy = store.check_out(self.context)
        return self.leave(copy, _("message_checked_out", default="This is your working copy."))


class CheckIn(_WorkingCopyForm):
    """Take the working copy into use; readers are told what changed."""

    allowed = "checkin_allowed"
    page_title = button = _("button_check_in", default="Take the copy into use")
    lead = _("lead_check_in", default="The text of the copy replaces that of the original.")

    def make_fields(self):
        seen = api.content.get_state(store.original_of(self.context), "") in OPEN_STATES
        yield Field(
            "note",
            _("label_change_note", default="What changed"),
            "textarea",
            help=_(
                "help_change_note",
                default="One or two sentences for the readers. They see it above the text, and "
                "those who follow it are told.",
            ),
            limit=500,
            required=seen,
        )
        yield Field(
            "major",
            _("label_major_change", default="A major change"),
            "checkbox",
            help=_(
                "help_major_change",
                default="Those who have confirmed that they have read this are asked to read it "
                "again.",
            ),
            required=False,
        )

    def save(self, values):
        original = store.check_in(self.context, values["note"], bool(values["major"]))
        return self.leave(original, _("message_checked_in", default="The new text is in use."))


class Cancel(_WorkingCopyForm):
    """Throw the working copy away."""

    allowed = "cancel_allowed"
    page_title = button = _("button_cancel_check_out", default="Throw the copy away")
    lead = _("lead_cancel_check_out", default="What was written in the copy is lost.")

    def save(self, values):
        original = store.cancel(self.context)
        return self.leave(
            original, _("message_check_out_cancelled", default="The working copy is gone.")
        )
