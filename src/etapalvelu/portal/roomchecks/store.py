"""Places, the criteria in force, and what was found in each place."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.access import store as access
from etapalvelu.portal.access.rules import PROVIDER
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.roomchecks import records
from etapalvelu.portal.roomchecks import rules
from etapalvelu.portal.roomchecks.records import Latest
from etapalvelu.portal.spaceguidelines import store as guidelines
from plone import api
from secrets import token_hex
from typing import NamedTuple
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")
_TYPES = {rules.ROOM: "ServicePoint", rules.WORKSPACE: "ServiceProvider"}
_NONE = records.Checks()


class Place(NamedTuple):
    """A room of a point or a workspace of a provider; latest: records.Latest or None.

    former: the room is no more among the point's rooms.
    """

    key: str
    name: str
    latest: object
    former: bool = False


class Line(NamedTuple):
    """One place in the matrix; outcomes: by key of the criterion; due: date or None.

    path: of the organisation, below the site.
    """

    uid: str
    organisation: str
    url: str
    path: str
    municipality: str
    place: Place
    outcomes: dict
    overall: str
    due: object


def today():
    """Return the present day in Finland."""
    return datetime.now(HELSINKI).date()


def is_mine(organisation):
    """Tell whether the present user belongs to an organisation or oversees all of them."""
    user = api.user.get_current()
    if access.manages_all() or "Auditor" in user.getRoles():
        return True
    uid = api.content.get_uuid(organisation)
    return any(found.organisation_uid == uid for found in access.memberships(user.getId()))


def kind_of(organisation):
    """Return what kind of places an organisation has."""
    return rules.WORKSPACE if access.kind(organisation) == PROVIDER else rules.ROOM


def all_criteria():
    """Return the Criteria of all published guidelines, also those to come and those of old."""
    return [
        _criterion(row)
        for guideline in guidelines.published()
        for row in guideline.requirements or ()
        if row.get("place")
    ]


def criteria(kind, day, known=None):
    """Return the Criteria that hold on a day at a kind of place."""
    return rules.in_force(all_criteria() if known is None else known, day, kind)


def places(organisation):
    """Return the Places of an organisation: its rooms in their order, then former ones."""
    names = [room.get("name") or "" for room in getattr(organisation, "rooms", None) or ()]
    return placed(api.content.get_uuid(organisation), names, kind_of(organisation))


def placed(uid, names, kind):
    """Return the Places of an organisation whose rooms have these names."""
    latest = records.checks().get(uid, _NONE).latest
    found = {}
    for name in names:
        if name.strip():
            key = rules.key_of(name)
            found.setdefault(key, Place(key, name, latest.get(key)))
    former = kind == rules.ROOM
    for key, known in sorted(latest.items(), key=lambda item: rules.fold(item[1].name)):
        found.setdefault(key, Place(key, known.name, known, former))
    return list(found.values())


def place(organisation, key):
    """Return one Place of an organisation, or None."""
    return next((each for each in places(organisation) if each.key == key), None)


def chains(criteria, all_known):
    """Return [(Criterion, the keys under which it was ever measured)], to judge many places."""
    return [(criterion, rules.ancestry(criterion, all_known)) for criterion in criteria]


def judged(chains, latest):
    """Return {key of the criterion: outcome} of the newest measurements, by today's criteria."""
    measured = latest.measured if latest else {}
    return {
        criterion.key: rules.judge(
            criterion, next((measured[key] for key in keys if key in measured), None)
        )
        for criterion, keys in chains
    }


def history(organisation, key):
    """Return the Assessments of a place: the newest visit first, corrected ones last."""
    known = records.checks().get(api.content.get_uuid(organisation), _NONE)
    found = [each for _k, each in known.history.items((key, -1), (key, 10**9))]
    corrected = {each.corrects for each in found}
    order = [(each.id not in corrected, each.day, number) for number, each in enumerate(found)]
    return [found[place[2]] for place in sorted(order, reverse=True)]


def assess(organisation, name, found):
    """Keep an Assessment of a place; one that only repeats the newest is not kept twice."""
    key = rules.key_of(name)
    older = history(organisation, key)
    if older and older[0].content == found.content:
        return older[0]
    known = records.to_write(api.content.get_uuid(organisation))
    known.history[(key, len(older))] = found
    newest = history(organisation, key)[0]
    measured = {r.criterion.key: r.measured for r in newest.results if r.measured is not None}
    short = Latest(newest.id, name, newest.day, newest.due, measured)
    known.latest = known.latest | {key: short}
    path = "/".join(organisation.getPhysicalPath())
    audit.record("room.assessed", path, room=name, outcome=found.overall)
    return found


def assessment(day, method, note, due, results, corrects=""):
    """Make an Assessment by the present user, now."""
    by = api.user.get_current().getId()
    return rules.Assessment(
        token_hex(6), datetime.now(UTC), day, by, method, note, due, tuple(results), corrects
    )


def lines(kind, day):
    """Return (criteria, Lines) of all organisations at work, the worst first.

    What was measured last is judged by the criteria of the day, also when others held then.
    """
    known = all_criteria()
    found_criteria = criteria(kind, day, known)
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type=_TYPES[kind], review_state=["active", "paused", "preparing"]
    )
    chained = chains(found_criteria, known)
    rows = [line for brain in found for line in lines_of(brain, kind, chained)]
    return found_criteria, sorted(rows, key=_worst_first)


def lines_of(brain, kind, chained):
    """Yield the Lines of the places of one organisation, without those it no longer has."""
    facts = brain.listing or {}
    for place in placed(brain.UID, facts.get("room_names", ()), kind):
        if place.former:
            continue
        outcomes = judged(chained, place.latest)
        overall = rules.overall(outcomes.values()) if place.latest else rules.NEVER
        yield Line(
            brain.UID,
            brain.Title,
            brain.getURL(),
            brain.getPath().split("/", 2)[2],
            facts.get("municipality", ""),
            place,
            outcomes,
            overall,
            place.latest and place.latest.due,
        )


def waiting(brains, day):
    """Return the Lines of some points that have to be assessed or mended, the worst first."""
    known = all_criteria()
    chained = chains(criteria(rules.ROOM, day, known), known)
    rows = [line for brain in brains for line in lines_of(brain, rules.ROOM, chained)]
    late = (line for line in rows if is_waiting(line, day))
    return sorted(late, key=_worst_first)


def is_waiting(line, day):
    """Tell whether somebody has to do something about a place."""
    return line.overall in (rules.FAIL, rules.NEVER) or line.due < day


def _worst_first(line):
    bad = sum(outcome == rules.FAIL for outcome in line.outcomes.values())
    rank = rules.WORST_FIRST.index(line.overall)
    return (rank, -bad, rules.fold(line.organisation), rules.fold(line.place.name))


def _criterion(row):
    return rules.Criterion(
        subject=row["subject"],
        comparison=row["comparison"],
        limit=row.get("value"),
        warning=row.get("warning"),
        unit=row.get("unit") or "",
        recommended=bool(row.get("recommended")),
        place=row["place"],
        reason=row.get("reason") or "",
        action=row.get("action") or "",
        valid_from=row.get("valid_from"),
        valid_to=row.get("valid_to"),
        replaces=row.get("replaces") or "",
    )
