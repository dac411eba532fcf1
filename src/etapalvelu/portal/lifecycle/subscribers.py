"""The life of content follows its workflow and its changes."""

from etapalvelu.portal.lifecycle import languages
from etapalvelu.portal.lifecycle import rules
from etapalvelu.portal.lifecycle import steps
from etapalvelu.portal.lifecycle.schema import taken_note
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from zope.container.interfaces import IContainerModifiedEvent


def before_transition(content, event):
    """A text comes back with the reason, also when a program sends it back."""
    transition = event.transition
    if transition is not None and transition.id in rules.REASON_NEEDED and not _comment(event):
        raise WorkflowException("A reason is needed: give it as the comment.")


def after_transition(content, event):
    if event.transition is not None:
        steps.done(content, event.transition.id, _comment(event))


def content_modified(content, event):
    if IContainerModifiedEvent.providedBy(event):
        return
    note, major = taken_note(content)
    languages.brought_up_to_date(content)
    if note and api.content.get_state(content, "") in rules.OPEN_STATES:
        steps.changed(content, note, major)


def content_changed(event):
    languages.source_changed(event.object, event.change, event.note)


def _comment(event):
    return str((event.kwargs or {}).get("comment") or "").strip()[:2000]
