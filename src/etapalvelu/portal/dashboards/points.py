"""Tiles of service points: today's hours, and what is missing of the point's data."""

from etapalvelu.portal import _
from etapalvelu.portal.servicepoints.rules import HELSINKI
from etapalvelu.portal.servicepoints.rules import clock
from etapalvelu.portal.servicepoints.rules import exception_on
from etapalvelu.portal.servicepoints.rules import is_open
from etapalvelu.portal.servicepoints.rules import spans_on
from etapalvelu.portal.servicepoints.store import unpack

POINT = "ServicePoint"
# What readers look for first, and how it is called.
NEEDED = (
    ("hours", _("missing_hours", default="opening hours")),
    ("phone", _("missing_phone", default="phone number")),
    ("email", _("missing_email", default="e-mail address")),
    ("leader", _("missing_leader", default="leader")),
    ("rooms", _("missing_rooms", default="rooms")),
    ("accessibility", _("missing_accessibility", default="accessibility of the premises")),
)


def today(desk):
    """Return a row of today's hours for each of the reader's own service points."""
    if not desk.places("Adviser", "PointManager"):
        return []
    return [_hours(desk, brain) for brain in desk.organisations if brain.portal_type == POINT]


def incomplete(desk):
    """Return the reader's own points whose data have gaps: name, address of the form, gaps."""
    managed = set(desk.places("PointManager"))
    found = []
    for brain in desk.organisations:
        if brain.portal_type == POINT and brain.UID in managed:
            missing = [label for name, label in NEEDED if not _told(brain.listing or {}, name)]
            if missing:
                found.append(
                    {"name": desk.name(brain), "url": f"{brain.getURL()}/edit", "missing": missing}
                )
    return found


def _told(facts, name):
    value = facts.get(name)
    return bool(unpack(value)) if name == "hours" and value else bool(value)


def _hours(desk, brain):
    packed = (brain.listing or {}).get("hours")
    hours = unpack(packed) if packed else None
    local = desk.now.astimezone(HELSINKI)
    spans = spans_on(hours, local.date()) if hours else ()
    special = exception_on(hours, local.date()) if hours else None
    return {
        "name": desk.name(brain),
        "url": brain.getURL(),
        "state": brain.review_state,
        "known": bool(hours),
        "open": brain.review_state == "active" and bool(hours) and is_open(hours, desk.now),
        "spans": ", ".join(f"{clock(span.start)}–{clock(span.end)}" for span in spans),
        "reason": special.reason if special else "",
    }
