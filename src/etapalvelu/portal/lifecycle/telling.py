"""Words to those whom a step concerns: the authors, the reviewers, the managers."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC
from datetime import datetime
from etapalvelu.portal.lifecycle import store
from etapalvelu.portal.notifications import store as notifications
from plone import api

_silent = ContextVar("silent", default=False)


@contextmanager
def in_silence():
    """Tell nobody of what happens inside: a whole site is loaded."""
    token = _silent.set(True)
    try:
        yield
    finally:
        _silent.reset(token)


def is_silent():
    return _silent.get()


def authors(content, event, comment="", key=None, **values):
    """Tell the authors of an event; whoever caused it knows it already.

    A text without an author who could be told is its organisation's.
    """
    people = {person for person in store.authors(content) if api.user.get(userid=person)}
    return _tell(people or store.managers(content), content, event, comment, key, values)


def reviewers(content, event, comment="", key=None, **values):
    """Tell those who may publish what was sent to review."""
    return _tell(store.reviewers(content), content, event, comment, key, values)


def managers(content, event, comment="", key=None, **values):
    """Tell the managers of the organisation that owns the content."""
    return _tell(store.managers(content), content, event, comment, key, values)


def coordinators(event, key, **values):
    """Tell the coordinator of the whole network."""
    people = [person.id for person in store.coordinators()]
    return notifications.tell(people, f"lifecycle.{event}", key=key, **values)


def _tell(people, content, event, comment, key, values):
    if is_silent():
        return 0
    here = api.user.get_current().getId()
    # Each step is an event of its own: the same text may be sent back twice.
    key = key or f"{api.content.get_uuid(content)}/{event}/{datetime.now(UTC).isoformat()}"
    return notifications.tell(
        sorted(set(people) - {here}),
        f"lifecycle.{event}",
        content=content,
        key=f"lifecycle/{key}",
        note=comment,
        **values,
    )
