"""The seven parts of a communication plan (guide section 3.5) and what is reckoned from them.

Rows are dictionaries; every row has an "id" that others refer to.
"""

from typing import NamedTuple

# In the order of guide section 3.5.
PARTS = (
    "target_groups",
    "goals",
    "core_messages",
    "actions",
    "follow_up",
    "budget",
    "action_plan",
)
# The stored fields of each part: rows, then single values.
FIELDS = {
    "target_groups": ("target_groups",),
    "goals": ("goals",),
    "core_messages": ("basic_messages", "core_messages"),
    "actions": ("actions",),
    "follow_up": ("evaluations", "follow_up"),
    "budget": ("resources", "budget_total", "budget"),
    "action_plan": ("lead", "action_plan"),
}
ROW_FIELDS = ("target_groups", "goals", "basic_messages", "actions", "evaluations", "resources")
TEXT_FIELDS = ("core_messages", "follow_up", "budget", "action_plan")

MAX_ROWS = 100  # in every part but the actions
MAX_ACTIONS = 300
LONG_NAME = 500  # characters
LONG_TEXT = 20000
MAX_MONEY = 10_000_000.0  # euros
MAX_NUMBER = 1e12

PLANNED, UNDER_WAY, DONE, CANCELLED = "planned", "under_way", "done", "cancelled"
STATUSES = (PLANNED, UNDER_WAY, DONE, CANCELLED)
# A goal's results are added up (visitors), or the latest one counts (share of those who know).
LATEST, SUM = "latest", "sum"
RECKONINGS = (LATEST, SUM)


class Budget(NamedTuple):
    """Euros; `total` is None when no frame is set."""

    total: float | None
    planned: float
    spent: float

    @property
    def excess(self):
        """Euros by which the plan, or what was spent if that is more, goes over the frame."""
        if self.total is None:
            return 0.0
        return max(0.0, round(max(self.planned, self.spent) - self.total, 2))


class Outcome(NamedTuple):
    """A goal's present value, how many results it comes from, and percent of the way or None."""

    value: float | None
    count: int
    percent: int | None


class Step(NamedTuple):
    """One action in the order of doing; late: before something that it has to follow."""

    action: dict
    after: dict | None
    late: bool


def shortened(text, most=80):
    """Return a text of at most so many characters; an ellipsis says that it goes on."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def filled_parts(values):
    """Return the parts that have something in them; values: stored values by field."""
    return [part for part in PARTS if any(_has_something(values.get(f)) for f in FIELDS[part])]


def _has_something(value):
    return bool(value.strip() if isinstance(value, str) else value)


def budget(actions, total):
    """Return the Budget of the actions; what was cancelled is not planned any more."""
    planned = sum(a.get("cost") or 0 for a in actions if a.get("status") != CANCELLED)
    spent = sum(a.get("spent") or 0 for a in actions)
    return Budget(total, round(planned, 2), round(spent, 2))


def outcome(goal, actions):
    """Return the Outcome of a goal from the results of the actions that serve it."""
    results = sorted(
        (
            result
            for action in actions
            if action.get("goal") == goal["id"]
            for result in action.get("results") or ()
            if result.get("value") is not None and result.get("date") is not None
        ),
        key=lambda result: result["date"],
    )
    if not results:
        return Outcome(None, 0, None)
    values = [result["value"] for result in results]
    value = sum(values) if goal.get("reckoning") == SUM else values[-1]
    return Outcome(value, len(values), _percent(goal, value))


def _percent(goal, value):
    target = goal.get("target")
    # Results that are added up begin from nothing.
    start = 0 if goal.get("reckoning") == SUM else goal.get("baseline") or 0
    if target is None or target == start:
        return None
    return round(100 * (value - start) / (target - start))


def timeline(actions):
    """Return Steps by date; what has no date comes last, and nothing before what it follows.

    An action that follows itself, through others too, stays in the order of dates.
    """
    known = {action["id"]: action for action in actions}
    ordered = sorted(actions, key=lambda a: (a.get("date") is None, str(a.get("date") or "")))
    steps, placed = [], set()
    for action in ordered:
        for each in reversed(_chain(action, known)):
            if each["id"] not in placed:
                placed.add(each["id"])
                steps.append(_step(each, known))
    return steps


def _step(action, known):
    after = known.get(action.get("after"))
    return Step(action, after, is_early(action, after))


def is_early(action, after):
    """Tell whether an action is dated before the one that it has to follow."""
    if after is None or not action.get("date") or not after.get("date"):
        return False
    return action["date"] < after["date"]


def _chain(action, known):
    """Return the action and those that it follows, nearest first; a circle ends the chain."""
    chain = []
    while action is not None and action not in chain:
        chain.append(action)
        action = known.get(action.get("after"))
    return chain


def follows_itself(action, actions):
    """Tell whether an action has to follow itself, through others too."""
    known = {each["id"]: each for each in actions} | {action["id"]: action}
    last = _chain(action, known)[-1]
    return known.get(last.get("after")) is not None
