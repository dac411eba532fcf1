"""Fields that every content with a life has."""

from etapalvelu.portal import _
from etapalvelu.portal.lifecycle.interfaces import IHasLife
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from plone.uuid.interfaces import IUUID
from zope import schema
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.interface import Invalid
from zope.interface import implementer
from zope.interface import provider

LONGEST_NOTE = 500
_KEY = "etapalvelu.portal.lifecycle.notes"
# Plone's versions take their comment from here.
_VERSION_NOTE = "plone.app.versioningbehavior-changeNote"


def _not_too_long(value):
    if value and len(value) > LONGEST_NOTE:
        raise Invalid(
            _("error_too_long", default="Shorten this to ${limit} characters.",
              mapping={"limit": LONGEST_NOTE})
        )  # fmt: skip
    return True


@provider(IFormFieldProvider)
class ILife(model.Schema):
    """The two fields of a change are asked for only while readers see the text."""

    directives.order_before(change_note="*")
    change_note = schema.Text(
        title=_("label_change_note", default="What changed"),
        description=_(
            "help_change_note",
            default="One or two sentences for the readers. They see it above the text, and those "
            "who follow it are told.",
        ),
        required=False,
        constraint=_not_too_long,
    )
    directives.order_after(major_change="ILife.change_note")
    major_change = schema.Bool(
        title=_("label_major_change", default="A major change"),
        description=_(
            "help_major_change",
            default="Those who have confirmed that they have read this are asked to read it again.",
        ),
        required=False,
        default=False,
    )
    review_by = schema.Date(
        title=_("label_review_by", default="To be checked by"),
        description=_(
            "help_review_by",
            default="You are reminded before that day. Leave it empty for the usual time.",
        ),
        required=False,
    )
    # UID of what replaces a withdrawn text; the form of the withdrawal asks for it.
    directives.omitted("successor")
    successor = schema.ASCIILine(title=_("label_successor_text", default="Replaced by"),
                                 required=False)  # fmt: skip


class Life:
    """The note is no part of the text: it waits in the request until the change is complete."""

    def __init__(self, context):
        self.context = context

    change_note = property(lambda self: "", lambda self, value: _keep(self.context, 0, value))
    major_change = property(lambda self: False, lambda self, value: _keep(self.context, 1, value))

    @property
    def review_by(self):
        return getattr(self.context.aq_base, "review_by", None)

    @review_by.setter
    def review_by(self, value):
        self.context.review_by = value

    @property
    def successor(self):
        return getattr(self.context.aq_base, "successor", None)

    @successor.setter
    def successor(self, value):
        self.context.successor = value


implementer(ILife)(Life)
adapter(IHasLife)(Life)


def taken_note(content):
    """Return (note, whether major) of the change under way, once."""
    request = getRequest()
    if request is None:
        return "", False
    note, major = IAnnotations(request).get(_KEY, {}).pop(IUUID(content, None), ("", False))
    return (note or "").strip(), bool(major)


def _keep(content, place, value):
    request, uid = getRequest(), IUUID(content, None)
    # What is being made has neither an identifier nor readers yet.
    if request is None or uid is None:
        return
    notes = IAnnotations(request)
    kept = notes.setdefault(_KEY, {})
    both = list(kept.get(uid, ("", False)))
    both[place] = value
    kept[uid] = tuple(both)
    if place == 0:
        notes[_VERSION_NOTE] = value or ""
