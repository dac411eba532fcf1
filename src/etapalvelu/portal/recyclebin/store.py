"""Takes what is deleted, gives it back, and deletes it for good."""

from Acquisition import aq_base
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.audit.store import record
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.lifecycle import store as lifecycle
from etapalvelu.portal.organisations.store import nearest_organisation
from etapalvelu.portal.recyclebin import histories
from etapalvelu.portal.recyclebin import records
from etapalvelu.portal.recyclebin import rules
from plone import api
from plone.app.iterate.interfaces import IWorkingCopy
from uuid import uuid4

_for_good = ContextVar("for_good", default=False)
PLACE_GONE = _(
    "error_bin_place_gone", default="The place from which it was deleted does not exist any more."
)
TAKEN = "error_bin_taken"


@contextmanager
def for_good():
    """Deletions inside leave nothing in the bin: retention times have ended."""
    token = _for_good.set(True)
    try:
        yield
    finally:
        _for_good.reset(token)


def takes(content):
    """Tell whether a content that is about to be removed will wait in the bin."""
    if _for_good.get() or records.entries() is None:
        return False
    return rules.takes(content.portal_type, IWorkingCopy.providedBy(content))


def take(content, parent):
    """Keep a content that was just removed from its parent."""
    organisation = nearest_organisation(parent)
    entry = records.Entry(
        uuid4().hex,
        aq_base(content),
        datetime.now(UTC),
        api.content.get_uuid(organisation) if organisation is not None else "",
        api.content.get_uuid(parent),
        parent.Title(),
    )
    records.entries()[entry.id] = entry


def entries(managed_uids):
    """Return the Entries that a manager of these organisations sees, the newest first."""
    found = records.entries() or {}
    seen = [e for e in found.values() if rules.may_see(e.organisation, managed_uids)]
    return sorted(seen, key=lambda entry: entry.at, reverse=True)


def restore(entry):
    """Put a content back with its UID, state and versions; return it.

    ProblemError when its place is gone or taken.
    """
    parent = _parent(entry)
    content, id_ = entry.content, entry.content.getId()
    if id_ in parent.objectIds():
        raise ProblemError(TAKEN, "There is something at its old address already.")
    # Nobody becomes its owner by putting it back.
    parent._setObject(id_, content, set_owner=0)
    found = parent[id_]
    for part in histories.tree(found):
        histories.put_back(part)
    del records.entries()[entry.id]
    record("object.restored", "/".join(found.getPhysicalPath()), uid=api.content.get_uuid(found))
    return found


def purge(entry):
    """Delete a content and its versions for good."""
    for part in histories.tree(entry.content):
        histories.purge(part)
        lifecycle.forget(api.content.get_uuid(part))
    record("object.purged", entry.place, type=entry.content.portal_type)
    del records.entries()[entry.id]


def over(before):
    """Return the Entries deleted at the aware moment `before` or earlier."""
    return [entry for entry in (records.entries() or {}).values() if entry.at <= before]


def _parent(entry):
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=entry.parent)
    if entry.parent == api.content.get_uuid(api.portal.get()):
        return api.portal.get()
    if not found:
        raise ProblemError(str(PLACE_GONE), PLACE_GONE.default)
    return found[0]._unrestrictedGetObject()
