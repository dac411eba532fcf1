"""Who changed a piece of content last."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal import _
from plone import api
from typing import NamedTuple


class LastEdit(NamedTuple):
    """The last change: user id (None when unknown) and aware time."""

    user_id: str | None
    at: datetime


def remember(content, user_id):
    """Record that the person has just changed the content."""
    content._last_edit = LastEdit(user_id, datetime.now(UTC))


def last_edit(content):
    """Return the LastEdit of the content; without a record the time of modification."""
    found = getattr(content.aq_base, "_last_edit", None)
    return found or LastEdit(None, content.modified().asdatetime())


def editor_name(content):
    """Return the name of the person who changed the content last."""
    user_id = last_edit(content).user_id
    author = api.user.get(userid=user_id) if user_id else None
    if author is None:
        return _("somebody", default="Somebody")
    return author.getProperty("fullname") or user_id
