"""What follows from each step of the workflow: marks, and words to those whom it concerns."""

from etapalvelu.portal.lifecycle import store
from etapalvelu.portal.lifecycle import telling
from etapalvelu.portal.lifecycle.interfaces import ContentChanged
from zope.event import notify


def done(content, transition, comment):
    """Follow a transition that was just made."""
    step = _STEPS.get(transition)
    if step is not None:
        step(content, comment)


def changed(content, note, major):
    """Tell the readers that a text which they see has changed."""
    store.add_note(content, note, major)
    _notify(ContentChanged(content, "changed", note, major))


def _submitted(content, comment):
    telling.reviewers(content, "submitted", comment)


def _published(content, comment):
    _in_order(content)
    content.successor = None
    if comment and store.was_published(content):
        store.add_note(content, comment, False)
    telling.authors(content, "published", comment)
    _notify(ContentChanged(content, "published", comment))


def _approved(content, comment):
    telling.authors(content, "approved", comment)


def _sent_back(content, comment):
    telling.authors(content, "sent_back", comment)


def _flagged(content, comment):
    store.to_write(content).reason = comment
    telling.authors(content, "needs_update", comment)
    _notify(ContentChanged(content, "needs_update", comment))


def _confirmed(content, comment):
    _in_order(content)


def _withdrawn(content, comment):
    store.to_write(content).reason = comment
    telling.authors(content, "withdrawn", comment)
    _notify(ContentChanged(content, "withdrawn", comment))


def _retracted(content, comment):
    telling.authors(content, "retracted", comment)


def _in_order(content):
    store.to_write(content).reason = ""
    store.renew_review(content)


def _notify(event):
    if not telling.is_silent():
        notify(event)


_STEPS = {
    "submit": _submitted,
    "publish": _published,
    "release": _published,
    "schedule": _approved,
    "send_back": _sent_back,
    "flag": _flagged,
    "confirm": _confirmed,
    "archive": _withdrawn,
    "retract": _retracted,
}
