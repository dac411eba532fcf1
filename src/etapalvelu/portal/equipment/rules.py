"""Requirements of a workstation and what its equipment is worth against them; pure functions."""

from dataclasses import dataclass
from datetime import date
from etapalvelu.portal.roomchecks import rules as rooms
from etapalvelu.portal.roomchecks.rules import FAIL
from etapalvelu.portal.roomchecks.rules import PASS
from etapalvelu.portal.roomchecks.rules import UNMEASURED
from etapalvelu.portal.roomchecks.rules import WARN

import re

NUMBER = "number"
CHOICE = "choice"
YES_NO = "yes_no"
VERSION = "version"
KINDS = (NUMBER, CHOICE, YES_NO, VERSION)

# For whom a profile is.
POINT = "point"
EXPERT = "expert"

DRAFT = "draft"
COMING = "coming"
IN_FORCE = "in_force"
FORMER = "former"

UP = "up"
DOWN = "down"

_VERSION = re.compile(r"(.*?)\s*([0-9]+(?:\.[0-9]+)*)[^0-9]*")


@dataclass(frozen=True)
class Requirement:
    """One requirement. must: else it is recommended and only warns.

    limit, recommended: numbers; between them there is a warning. choices: what is accepted, of a
    version with the lowest one, as "Firefox 128". measured: UP or DOWN when the newest speed test
    tells the value. device: model and date are asked for. models: recommended ones.
    """

    key: str
    subject: str
    kind: str = YES_NO
    must: bool = True
    comparison: str = rooms.AT_LEAST
    limit: float | None = None
    recommended: float | None = None
    unit: str = ""
    choices: tuple = ()
    reason: str = ""
    action: str = ""
    measured: str = ""
    device: bool = False
    models: tuple = ()


@dataclass(frozen=True)
class SpeedTest:
    """Measured kbit/s up and down on a day, and the user id of who measured."""

    day: date
    up: float
    down: float
    by: str


@dataclass(frozen=True)
class Station:
    """The equipment of one workstation. values, models: by key of the requirement; a model is
    (name, date or None). tests: the newest first. day: when the list was written last."""

    name: str
    values: dict
    models: dict
    tests: tuple = ()
    by: str = ""
    day: date | None = None


def judge(requirement, value):
    """Return the outcome of a value: a number, a bool, a text, or None when nothing is known."""
    if value is None or value == "":
        return UNMEASURED
    missed = FAIL if requirement.must else WARN
    if requirement.kind == YES_NO:
        return PASS if value is True else missed
    if requirement.kind == NUMBER:
        return _judge_number(requirement, value)
    if requirement.kind == CHOICE:
        known = {rooms.fold(choice) for choice in requirement.choices}
        return PASS if rooms.fold(str(value)) in known else missed
    return PASS if _is_new_enough(str(value), requirement.choices) else missed


def _judge_number(requirement, value):
    if isinstance(value, bool) or not isinstance(value, int | float):
        return UNMEASURED
    limit = requirement.limit if requirement.recommended is None else requirement.recommended
    warning = None if requirement.recommended is None else requirement.limit
    criterion = rooms.Criterion(
        requirement.subject,
        requirement.comparison,
        limit,
        warning,
        recommended=not requirement.must,
    )
    return rooms.judge(criterion, value)


def version_of(text):
    """Return (name, numbers) of "Firefox 128.0.1"; the name is folded, numbers () without any."""
    found = _VERSION.fullmatch(text.strip())
    if found is None:
        return rooms.fold(text), ()
    # Longer numbers than any version has would only cost time.
    return rooms.fold(found[1]), tuple(int(part[:9]) for part in found[2].split("."))


def _is_new_enough(text, accepted):
    name, numbers = version_of(text)
    for each in accepted:
        wanted, lowest = version_of(each)
        if wanted == name:
            return _padded(numbers) >= _padded(lowest)
    return False


def _padded(numbers):
    return (*numbers, *[0] * (8 - len(numbers)))


def value_of(requirement, station):
    """Return what a station has for a requirement, None when it is not known."""
    if requirement.measured and station.tests:
        return getattr(station.tests[0], requirement.measured)
    if requirement.measured:
        return None
    return station.values.get(requirement.key)


def judged(requirements, station):
    """Return [(requirement, value, outcome)] of a station; nothing is known of None."""
    rows = []
    for requirement in requirements:
        value = value_of(requirement, station) if station else None
        rows.append((requirement, value, judge(requirement, value)))
    return rows


def in_force(profiles, kind, day):
    """Return the one profile of a kind that holds on a day, or None.

    It is the one that came into force last, so there are never two.
    """
    begun = [
        profile
        for profile in profiles
        if profile.kind == kind and profile.valid_from and profile.valid_from <= day
    ]
    return max(begun, key=lambda profile: profile.valid_from, default=None)


def state_of(profile, profiles, day):
    """Return DRAFT, COMING, IN_FORCE or FORMER."""
    if profile.valid_from is None:
        return DRAFT
    if profile.valid_from > day:
        return COMING
    held = in_force(profiles, profile.kind, day)
    return IN_FORCE if held.id == profile.id else FORMER


def worse(before, after, station):
    """Return the subjects that a station met, or nobody asked for, and that it now misses."""
    old = {r.key: outcome for r, _value, outcome in judged(before, station)}
    return [
        requirement.subject
        for requirement, _value, outcome in judged(after, station)
        if outcome in (FAIL, WARN)
        and rooms.WORST_FIRST.index(outcome)
        < rooms.WORST_FIRST.index(old.get(requirement.key, PASS))
    ]


def is_sound(requirement):
    """Tell whether a requirement can be judged at all."""
    if requirement.kind == NUMBER:
        return rooms.is_sound(
            requirement.comparison,
            requirement.recommended if requirement.recommended is not None else requirement.limit,
            requirement.limit if requirement.recommended is not None else None,
        )
    return requirement.kind == YES_NO or bool(requirement.choices)
