"""Loads what people follow, what they have to read, and what they say of it."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.demo.data import read
from etapalvelu.portal.favourites import store as favourites
from etapalvelu.portal.feedback import store as feedback
from etapalvelu.portal.notifications import subscriptions
from etapalvelu.portal.requiredreading import store as reading
from plone import api


def load(portal):
    """Make what told.toml says; a second load changes nothing."""
    data, now = read("told"), datetime.now(UTC)
    for row in data["subscription"]:
        target = api.content.get_uuid(portal.restrictedTraverse(row["what"]))
        subscriptions.subscribe(row["person"], target, now)
    for row in data["favourite"]:
        favourites.add(
            row["person"], api.content.get_uuid(portal.restrictedTraverse(row["what"])), now
        )
    for row in data["reading"]:
        content = portal.restrictedTraverse(row["what"])
        if reading.requirement(content) is None:
            with api.env.adopt_user(user=api.user.get(userid=row["by"])):
                reading.ask(content, row["roles"], False, now)
            for user_id in row["read"]:
                reading.confirm(user_id, content, now)
    for row in data["feedback"]:
        content = portal.restrictedTraverse(row["what"])
        if feedback.mine(row["person"], content) is None:
            anonymous = row.get("anonymous", False)
            feedback.vote(row["person"], content, row["helpful"], row["comment"], anonymous, now)
