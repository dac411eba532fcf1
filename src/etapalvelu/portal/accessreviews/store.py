"""Reviews of access rights: when they are due, and what was confirmed."""

from datetime import UTC
from etapalvelu.portal.access import store as access
from etapalvelu.portal.accessreviews import rules
from etapalvelu.portal.accessreviews.records import Confirmation
from etapalvelu.portal.accessreviews.records import Reviews
from etapalvelu.portal.accessreviews.records import reviews
from etapalvelu.portal.organisations.interfaces import IOrganisation
from plone import api
from typing import NamedTuple

_NONE = Reviews()


class Line(NamedTuple):
    """An organisation in the overview; due is an aware moment, last a Confirmation or None."""

    uid: str
    title: str
    url: str
    due: object
    last: object


def overview():
    """Return the Lines of the organisations at work, the most urgent first."""
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        object_provides=IOrganisation.__identifier__, review_state=["active", "paused"]
    )
    lines = [_line(brain) for brain in found]
    return sorted(lines, key=lambda line: (line.due, line.title))


def line(organisation):
    """Return the Line of one organisation."""
    known = of(api.content.get_uuid(organisation))
    last = known.confirmations[0] if known.confirmations else None
    made = organisation.created().asdatetime().astimezone(UTC)
    return Line(
        api.content.get_uuid(organisation),
        organisation.title,
        organisation.absolute_url(),
        rules.due(made, last and last.at),
        last,
    )


def waiting(now):
    """Return the Lines that wait for the present user: of his organisations, or of all."""
    managed = access.managed_uids()
    if managed is not None and not managed:
        return []
    return [
        found
        for found in overview()
        if (managed is None or found.uid in managed) and rules.status(found.due, now) != rules.DONE
    ]


def confirm(organisation, now, kept, ended):
    """End memberships and write down what was confirmed. kept, ended: (user id, role)."""
    for user_id, role in ended:
        access.end_membership(user_id, organisation, role)
    known = to_write(api.content.get_uuid(organisation))
    found = Confirmation(now, api.user.get_current().getId(), kept, ended)
    known.confirmations = (found, *known.confirmations)


def of(uid):
    """Return the Reviews of an organisation, only to read."""
    return reviews().get(uid, _NONE)


def to_write(uid):
    """Return the Reviews of an organisation, made when there are none."""
    tree = reviews()
    if uid not in tree:
        tree[uid] = Reviews()
    return tree[uid]


def _line(brain):
    known = of(brain.UID)
    last = known.confirmations[0] if known.confirmations else None
    made = brain.created.asdatetime().astimezone(UTC)
    return Line(brain.UID, brain.Title, brain.getURL(), rules.due(made, last and last.at), last)
