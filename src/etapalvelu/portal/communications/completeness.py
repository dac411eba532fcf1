"""What a plan still lacks, and in which part it is put right."""

from etapalvelu.portal.communications import rules
from etapalvelu.portal.core.problems import Problem
from typing import NamedTuple

_OPEN = (rules.PLANNED, rules.UNDER_WAY)


class Finding(NamedTuple):
    """A Problem, the part to open, and the id of the row or "" for the part itself."""

    part: str
    row: str
    problem: Problem


def findings(values, today):
    """Return the Findings of a plan in the order of its parts; values: stored values by field."""
    found = []
    for part in rules.PARTS:
        if part not in rules.filled_parts(values):
            found.append(_finding(part, "", "finding_part", "This part is empty."))
        else:
            found += _CHECKS[part](values, today)
    return found


def _finding(part, row, msgid, default, **variables):
    short = {name: rules.shortened(value) for name, value in variables.items()}
    return Finding(part, row, Problem(msgid, default, short))


def _rows(values, name):
    return values.get(name) or []


def _target_groups(values, today):
    reached = {group for action in _rows(values, "actions") for group in action.get("groups") or ()}
    for group in _rows(values, "target_groups"):
        name = {"name": group["title"]}
        if not group.get("need"):
            yield _finding(
                "target_groups",
                group["id"],
                "finding_need",
                "${name}: what the group needs to know is missing.",
                **name,
            )
        if group["id"] not in reached:
            yield _finding(
                "actions",
                "",
                "finding_unreached",
                "${name}: no action reaches the group.",
                **name,
            )


def _goals(values, today):
    served = {action.get("goal") for action in _rows(values, "actions")}
    for goal in _rows(values, "goals"):
        name = {"name": goal.get("goal", "")}
        if not goal.get("metric") or goal.get("target") is None:
            yield _finding(
                "goals",
                goal["id"],
                "finding_metric",
                "${name}: metric or target is missing.",
                **name,
            )
        if goal["id"] not in served:
            yield _finding(
                "actions", "", "finding_unserved", "${name}: no action serves the goal.", **name
            )


def _core_messages(values, today):
    if not values.get("core_messages"):
        yield _finding(
            "core_messages", "", "finding_service_description", "The service is not described."
        )
    if not _rows(values, "basic_messages"):
        yield _finding("core_messages", "", "finding_basic_messages", "Basic messages are missing.")


def _actions(values, today):
    actions = _rows(values, "actions")
    for action in actions:
        name, lacks = {"name": action.get("action", "")}, []
        if not action.get("date"):
            lacks.append(("finding_no_date", "${name}: no date."))
        if not action.get("channel"):
            lacks.append(("finding_no_channel", "${name}: no channel."))
        if not action.get("owner"):
            lacks.append(("finding_no_owner", "${name}: nobody answers for it."))
        if action.get("goal") and action.get("status") == rules.DONE and not action.get("results"):
            lacks.append(("finding_no_results", "${name}: done, but no result is recorded."))
        if _is_overdue(action, today):
            lacks.append(("finding_overdue", "${name}: its day has passed, and it is not done."))
        if rules.follows_itself(action, actions):
            lacks.append(("finding_circle", "${name}: it would have to follow itself."))
        for msgid, default in lacks:
            yield _finding("actions", action["id"], msgid, default, **name)


def _is_overdue(action, today):
    open_ = (action.get("status") or rules.PLANNED) in _OPEN
    return bool(
        open_ and not action.get("repeat") and action.get("date") and action["date"] < today
    )


def _follow_up(values, today):
    rows = _rows(values, "evaluations")
    if not rows:
        yield _finding(
            "follow_up", "", "finding_no_evaluation", "No day of evaluation has been set."
        )
    for row in rows:
        if not row.get("date") or not row.get("who"):
            yield _finding(
                "follow_up",
                row["id"],
                "finding_evaluation",
                "${name}: when, or by whom, is missing.",
                name=row.get("what", ""),
            )


def _budget(values, today):
    sums = rules.budget(_rows(values, "actions"), values.get("budget_total"))
    if sums.total is None:
        yield _finding("budget", "", "finding_no_total", "The budget has no sum in euros.")
    if sums.excess:
        yield _finding("budget", "", "finding_over_budget", "The budget is exceeded.")
    if not _rows(values, "resources"):
        yield _finding("budget", "", "finding_no_resources", "Working time is missing.")


def _action_plan(values, today):
    if not values.get("lead"):
        yield _finding("action_plan", "", "finding_no_lead", "Nobody leads the plan.")
    for step in rules.timeline(_rows(values, "actions")):
        if step.late:
            yield _finding(
                "actions",
                step.action["id"],
                "finding_order",
                "${name}: it is dated before “${after}”, which it has to follow.",
                name=step.action.get("action", ""),
                after=step.after.get("action", ""),
            )


_CHECKS = {
    "target_groups": _target_groups,
    "goals": _goals,
    "core_messages": _core_messages,
    "actions": _actions,
    "follow_up": _follow_up,
    "budget": _budget,
    "action_plan": _action_plan,
}
