"""Finds what replaces a withdrawn text by the address that somebody pasted."""

from etapalvelu.portal import _
from etapalvelu.portal.lifecycle.rules import OPEN_STATES
from plone import api
from typing import NamedTuple
from urllib.parse import unquote
from urllib.parse import urlsplit

NOT_HERE = _(
    "error_successor_unknown", default="This address is not of a published page of the portal."
)
ITSELF = _("error_successor_itself", default="A text cannot replace itself.")
_SHOWN = OPEN_STATES | {"active", "answered"}


class Found(NamedTuple):
    """uid: None when nothing was asked for; problem: a sentence or None."""

    uid: str | None = None
    problem: object = None


def find(content, address):
    """Return the Found of an address, complete or below the portal."""
    if not address:
        return Found()
    portal = api.portal.get()
    path = address.removeprefix(portal.absolute_url())
    if urlsplit(path).netloc:
        return Found(problem=NOT_HERE)
    steps = [unquote(step) for step in urlsplit(path).path.split("/") if step]
    if steps and steps[-1] == "view":
        steps.pop()
    root = "/".join(portal.getPhysicalPath())
    # The catalog shows only what the author may see, and never follows names up the tree.
    found = api.content.find(path={"query": "/".join((root, *steps)), "depth": 0}) if steps else ()
    if not found or found[0].review_state not in _SHOWN:
        return Found(problem=NOT_HERE)
    if api.content.get_uuid(content) == found[0].UID:
        return Found(problem=ITSELF)
    return Found(found[0].UID)
