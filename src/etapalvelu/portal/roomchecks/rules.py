"""What a measured room is worth: pass, warn, fail or not measured; pure functions."""

from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import timedelta
from functools import lru_cache
from hashlib import sha256

import math

PASS = "pass"  # noqa: S105
WARN = "warn"
FAIL = "fail"
UNMEASURED = "unmeasured"
# Only for whole rooms.
NEVER = "never"

AT_LEAST = "at_least"
AT_MOST = "at_most"
# Something that has to be so: answered by yes or no.
YES = "yes"

ROOM = "room"
WORKSPACE = "workspace"
BOTH = "both"

# What has to be mended comes first, then what nobody knows.
WORST_FIRST = (FAIL, NEVER, WARN, UNMEASURED, PASS)

YEAR = timedelta(days=365)
LONGEST = timedelta(days=5 * 366)
NOTICE = timedelta(days=30)
EARLIEST = date(2000, 1, 1)


def fold(text):
    """Return a name without case and needless spaces."""
    return " ".join(text.casefold().split())


# A page asks for the same few hundred names again and again.
@lru_cache(maxsize=8192)
def key_of(text):
    """Return a short key for forms and addresses; names that look the same have the same key."""
    return sha256(fold(text).encode("utf-8", "replace")).hexdigest()[:12]


@dataclass(frozen=True)
class Criterion:
    """What is asked of a place. limit: passes; warning: a wider limit that only warns.

    recommended: what is missed only warns. replaces: the subject that this one succeeds.
    """

    subject: str
    comparison: str = YES
    limit: float | None = None
    warning: float | None = None
    unit: str = ""
    recommended: bool = False
    place: str = ROOM
    reason: str = ""
    action: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    replaces: str = ""

    @property
    def key(self):
        return key_of(self.subject)


@dataclass(frozen=True)
class Result:
    """One criterion as it was on the day, what was measured (None = nothing) and the outcome."""

    criterion: Criterion
    measured: float | bool | None
    outcome: str


@dataclass(frozen=True)
class Assessment:
    """One visit to a place, never changed afterwards. due: assess again by this day."""

    id: str
    at: object
    day: date
    by: str
    method: str
    note: str
    due: date
    results: tuple = field(default_factory=tuple)
    corrects: str = ""

    @property
    def overall(self):
        return overall(result.outcome for result in self.results)

    @property
    def content(self):
        """What two assessments share when a form was sent twice."""
        return (self.day, self.by, self.method, self.note, self.due, self.results, self.corrects)


def meets(comparison, value, limit):
    """Tell whether a number is on the good side of a limit; the limit itself is good."""
    return value >= limit if comparison == AT_LEAST else value <= limit


def judge(criterion, measured):
    """Return the outcome for a number, for True or False, or for None when nothing is known."""
    if measured is None:
        return UNMEASURED
    missed = WARN if criterion.recommended else FAIL
    if criterion.comparison == YES:
        return PASS if measured else missed
    if criterion.limit is None or not math.isfinite(measured):
        return UNMEASURED
    if meets(criterion.comparison, measured, criterion.limit):
        return PASS
    if criterion.warning is not None and meets(criterion.comparison, measured, criterion.warning):
        return WARN
    return missed


def overall(outcomes):
    """Return the worst of the outcomes; UNMEASURED when there are none."""
    found = set(outcomes)
    return next((kind for kind in WORST_FIRST if kind in found), UNMEASURED)


def is_sound(comparison, limit, warning):
    """Tell whether a criterion's numbers make sense: the limit that warns is the wider one."""
    if comparison == YES:
        return limit is None and warning is None
    if limit is None:
        return False
    return warning is None or meets(comparison, limit, warning)


def in_force(criteria, day, place=None):
    """Return the criteria that hold on a day at a kind of place, in their order.

    A criterion of the same subject, or one that names it in `replaces`, succeeds an older one.
    """
    begun = [each for each in criteria if _begun(each) <= day]
    newest = {}
    for each in begun:
        known = newest.get(each.key)
        if known is None or _begun(each) >= _begun(known):
            newest[each.key] = each
    ended = {
        key_of(each.replaces)
        for each in newest.values()
        if each.replaces and fold(each.replaces) != fold(each.subject)
    }
    return [
        each
        for each in newest.values()
        if each.key not in ended
        and (each.valid_to is None or each.valid_to >= day)
        and (place is None or each.place in (place, BOTH))
    ]


def ancestry(criterion, criteria):
    """Return the keys under which a criterion was known, the present one first."""
    former = {each.key: key_of(each.replaces) for each in criteria if each.replaces}
    keys, key = [], criterion.key
    while key and key not in keys:
        keys.append(key)
        key = former.get(key)
    return keys


def change(before, after):
    """Tell whether an outcome became better or worse; "" when neither, or nothing was known."""
    if before in (None, UNMEASURED) or after in (None, UNMEASURED) or before == after:
        return ""
    return "better" if WORST_FIRST.index(after) > WORST_FIRST.index(before) else "worse"


def counts(outcomes):
    """Return [(outcome, how many)], the worst first."""
    found = Counter(outcomes)
    return [(kind, found[kind]) for kind in WORST_FIRST if found[kind]]


def stage(due, today):
    """Return which notice of a re-assessment is due: "soon", "late", or None."""
    if today > due:
        return "late"
    return "soon" if today >= due - NOTICE else None


def _begun(criterion):
    return criterion.valid_from or date.min
