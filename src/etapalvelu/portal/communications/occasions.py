"""Occasions: the days on which actions of plans are done, repeated ones at each of their days."""

from datetime import date
from etapalvelu.portal.communications import recurrence
from etapalvelu.portal.communications import rules
from etapalvelu.portal.communications import store
from etapalvelu.portal.organisations.store import nearest_organisation
from typing import NamedTuple


class Occasion(NamedTuple):
    """One action on one day."""

    day: date
    action: dict
    plan: str
    url: str
    organisation: str


def between(first, last, organisation=None, channel=None, status=None):
    """Return the Occasions of all plans that the present user may see, by day."""
    found = []
    for plan in store.plans_between(first, last, organisation):
        home = nearest_organisation(plan)
        facts = plan.title, plan.absolute_url(), home.title if home is not None else ""
        for action in store.rows(plan, "actions"):
            if channel and action.get("channel") != channel:
                continue
            if status and (action.get("status") or rules.PLANNED) != status:
                continue
            days = recurrence.occurrences(action, first, last)
            found += [Occasion(day, action, *facts) for day in days]
    return sorted(found, key=lambda each: (each.day, each.action.get("action") or ""))
