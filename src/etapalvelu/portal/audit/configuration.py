"""Changes of the portal's settings, and what is seen in Plone's own pages about people."""

from etapalvelu.portal.audit import store
from plone.app.users.browser.account import AccountPanelForm
from Products.GenericSetup.interfaces import IProfileImportedEvent

import re
import transaction

_SECRET = re.compile(r"pass|secret|token|key$|credential", re.IGNORECASE)
HIDDEN = "•••"
_IMPORTING = object()
# Pages of Plone that show people, and their services for programs.
PEOPLE_PAGES = {
    "usergroup-userprefs",
    "usergroup-groupmembership",
    "user-information",
    "user-membership",
    "sharing",
}
PEOPLE_SERVICES = ("@users", "@principals", "@groups", "@sharing")


def importing(event):
    """Before and after a profile: its single settings are not worth a line each."""
    present = transaction.get()
    depth = _depth()
    present.set_data(_IMPORTING, depth + (-1 if IProfileImportedEvent.providedBy(event) else 1))
    if IProfileImportedEvent.providedBy(event) and depth <= 1 and event.profile_id:
        store.record("configuration.profile_applied", event.profile_id)


def record_modified(event):
    name = event.record.__name__
    if _depth() or event.oldValue == event.newValue:
        return
    before, after = event.oldValue, event.newValue
    if _SECRET.search(name):
        before, after = HIDDEN, HIDDEN
    store.record("configuration.changed", name, before, after)


def record_removed(event):
    if not _depth():
        store.record("configuration.removed", event.record.__name__)


def type_modified(type_information, event):
    if not _depth():
        fields = [name for item in event.descriptions for name in getattr(item, "attributes", ())]
        store.record("configuration.changed", f"types/{type_information.getId()}", fields=fields)


def form_applied(event):
    """A control panel that keeps its settings outside the registry; their values are not known."""
    # People's pages about themselves send it as well.
    if not isinstance(event.context, AccountPanelForm):
        name = getattr(event.context, "__name__", "") or ""
        store.record("configuration.changed", name, fields=sorted(map(str, event.data)))


def page_served(event):
    """Before the commit: one line for a page of Plone that shows people."""
    name = getattr(event.request.get("PUBLISHED"), "__name__", None) or ""
    if name in PEOPLE_PAGES or name.endswith(PEOPLE_SERVICES):
        store.record("people.viewed", store.asked(event.request), page=name)


def _depth():
    try:
        return transaction.get().data(_IMPORTING)
    except KeyError:
        return 0
