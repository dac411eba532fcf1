"""Loads assessments of rooms."""

from datetime import timedelta
from etapalvelu.portal.demo.data import read
from etapalvelu.portal.roomchecks import rules
from etapalvelu.portal.roomchecks import store
from plone import api


def load(portal):
    """Make the assessments of assessments.toml; a room with more than these stays as it is."""
    criteria = store.criteria(rules.ROOM, store.today())
    for row in read("assessments")["assessment"]:
        point = portal["points"][row["point"]]
        place = store.places(point)[row["room"]]
        if any(found.day >= row["day"] for found in store.history(point, place.key)):
            continue
        numbers = iter(row["numbers"])
        results = [_result(criterion, numbers, row["missing"]) for criterion in criteria]
        due = row["day"] + timedelta(days=365)
        with api.env.adopt_user(user=api.user.get(userid=row["author"])):
            found = store.assessment(row["day"], row["method"], row["note"], due, results)
            store.assess(point, place.name, found)


def _result(criterion, numbers, missing):
    yes = criterion.comparison == rules.YES
    measured = criterion.subject not in missing if yes else next(numbers, None)
    return rules.Result(criterion, measured, rules.judge(criterion, measured))
