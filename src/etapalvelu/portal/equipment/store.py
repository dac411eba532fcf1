"""Profiles in force, the equipment of points, and all of it at a glance."""

from dataclasses import replace
from etapalvelu.portal.access import store as access
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.equipment import records
from etapalvelu.portal.equipment import rules
from etapalvelu.portal.roomchecks import rules as rooms
from etapalvelu.portal.roomchecks.rules import key_of
from etapalvelu.portal.roomchecks.store import today
from plone import api
from secrets import token_hex
from typing import NamedTuple

_NONE = records.Equipment()
MOST_TESTS = 200


class Line(NamedTuple):
    """One workstation; rows: of rules.judged; station: None when nothing was written."""

    uid: str
    point: str
    url: str
    municipality: str
    key: str
    name: str
    station: object
    rows: list
    overall: str


def profiles():
    """Return all profiles, the newest first, drafts before them."""
    found = records.root().profiles.values()
    return sorted(found, key=lambda p: (p.valid_from is None, str(p.valid_from)), reverse=True)


def profile(id_):
    return records.root().profiles.get(id_)


def in_force(kind=rules.POINT, day=None):
    """Return the profile that holds on a day, today without one; None when there is none."""
    return rules.in_force(profiles(), kind, day or today())


def requirements(kind=rules.POINT, day=None):
    found = in_force(kind, day)
    return found.requirements if found else ()


def add_draft(kind, title, requirements, source="", valid_from=None):
    """Make a profile; without a date it is a draft."""
    by = api.user.get_current().getId() or ""
    found = records.Profile(token_hex(6), kind, title, requirements, valid_from, source, by)
    records.root().profiles[found.id] = found
    return found


def delete_draft(found):
    if found.valid_from is None:
        del records.root().profiles[found.id]
        audit.record("equipment_profile.deleted", found.title)


def put_in_force(found, day):
    """Give a draft its first day; from then on it can no longer be changed."""
    found.valid_from = day
    audit.record("equipment_profile.in_force", found.title, after=day.isoformat())


def set_requirement(found, requirement):
    """Put a requirement into a draft, in the place of the one with its key."""
    kept = list(found.requirements)
    places = [place for place, each in enumerate(kept) if each.key == requirement.key]
    if places:
        kept[places[0]] = requirement
    else:
        kept.append(requirement)
    found.requirements = tuple(kept)


def remove_requirement(found, key):
    found.requirements = tuple(each for each in found.requirements if each.key != key)


def stations(point):
    """Return the Lines of one point, in the order of its rooms."""
    names = [room.get("name") or "" for room in point.rooms or ()]
    facts = (api.content.get_uuid(point), point.title, point.absolute_url(), point.municipality)
    return list(_lines(facts, names, requirements()))


def line(point, key):
    return next((each for each in stations(point) if each.key == key), None)


def overview(brains=None):
    """Return the Lines of all points at work, or of some; the worst first."""
    if brains is None:
        brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
            portal_type="ServicePoint", review_state=["active", "paused", "preparing"]
        )
    wanted = requirements()
    found = []
    for brain in brains:
        listing = brain.listing or {}
        facts = (brain.UID, brain.Title, brain.getURL(), listing.get("municipality", ""))
        found += _lines(facts, listing.get("room_names", ()), wanted)
    return sorted(found, key=_worst_first)


def waiting(brains):
    """Return the Lines of some points that miss something that has to be."""
    return [found for found in overview(brains) if found.overall == rules.FAIL]


def save(point, name, values, models):
    """Write the equipment of a workstation; what other profiles asked for stays."""
    old = _station(point, name)
    changed = replace(
        old,
        values=old.values | values,
        models=old.models | models,
        by=api.user.get_current().getId(),
        day=today(),
    )
    _put(point, name, changed)


def add_test(point, name, day, up, down):
    """Add a speed test; the newest day comes first."""
    old = _station(point, name)
    test = rules.SpeedTest(day, up, down, api.user.get_current().getId())
    if test not in old.tests:
        tests = sorted((test, *old.tests), key=lambda each: each.day, reverse=True)
        _put(point, name, replace(old, tests=tuple(tests[:MOST_TESTS])))


def managers(uid):
    """Return the user ids of a point's managers, of the coordinator when it has none."""
    found = access.people_with(("PointManager",), uid) or access.people_with(("Coordinator",))
    return [person.id for person in found]


def _station(point, name):
    known = records.root().points.get(api.content.get_uuid(point), _NONE)
    return known.stations.get(key_of(name)) or rules.Station(name, {}, {})


def _put(point, name, station):
    known = records.to_write(api.content.get_uuid(point))
    known.stations = known.stations | {key_of(name): station}
    path = "/".join(point.getPhysicalPath())
    audit.record("equipment.changed", path, room=name)


def _lines(facts, names, wanted):
    known = records.root().points.get(facts[0], _NONE).stations
    for key, name in {key_of(name): name for name in names if name.strip()}.items():
        station = known.get(key)
        rows = rules.judged(wanted, station)
        overall = rooms.overall(row[2] for row in rows) if station else rooms.NEVER
        yield Line(*facts, key, name, station, rows, overall)


def _worst_first(found):
    bad = sum(row[2] == rules.FAIL for row in found.rows)
    rank = rooms.WORST_FIRST.index(found.overall)
    return (rank, -bad, rooms.fold(found.point), rooms.fold(found.name))
