"""Deletions and publication of content."""

from etapalvelu.portal.audit import store
from plone import api
from plone.base.interfaces import IPloneSiteRoot


def removed(content, event):
    # With the whole site its log goes as well.
    if event.oldParent is None or IPloneSiteRoot.providedBy(event.object):
        return
    details = {} if event.object is content else {"within": _path(event.object, event)}
    store.record(
        "object.deleted",
        _path(content, event),
        type=content.portal_type,
        uid=api.content.get_uuid(content),
        **details,
    )


def transition_done(content, event):
    # No transition: the object was just made.
    if event.transition is not None and event.old_state is not event.new_state:
        store.record(
            "state.changed",
            "/".join(content.getPhysicalPath()),
            event.old_state.id,
            event.new_state.id,
        )


def _path(content, event):
    # What is removed with its container may have lost its parents already.
    path = content.getPhysicalPath()
    if len(path) > 1:
        return "/".join(path)
    return "/".join((*event.oldParent.getPhysicalPath(), event.oldName))
