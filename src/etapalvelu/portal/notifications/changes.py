"""Changes of content on their way to those who follow it: written at once, spread by a job."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.notifications import store
from etapalvelu.portal.notifications import subscriptions
from etapalvelu.portal.notifications.records import Change
from etapalvelu.portal.notifications.records import root
from operator import itemgetter
from plone import api
from uuid import uuid4

import transaction

# People who are told in one transaction.
BATCH = 50


def note(event):
    """Remember an IContentChanged, when anybody follows its content."""
    if not subscriptions.is_followed(event.object):
        return
    # In the order of what happened.
    id_ = f"{datetime.now(UTC).isoformat()} {uuid4().hex}"
    by = api.user.get_current().getId() or ""
    uid = api.content.get_uuid(event.object)
    root().changes.part(id_)[id_] = Change(id_, uid, event.change, event.note or "", by)


def spread():
    """Tell all followers of all changes; return how many people were told.

    Commits after each batch: whoever was told before a kill is not told again.
    """
    return sum(_spread(change) for _id, change in sorted(root().changes.items(), key=itemgetter(0)))


def _spread(change):
    content = store.content(change.uid)
    count = 0
    if content is not None:
        people = subscriptions.followers(content)
        people.pop(change.by, None)
        names = sorted(people)
        for start in range(0, len(names), BATCH):
            for user_id in names[start : start + BATCH]:
                count += store.tell(
                    [user_id],
                    f"notifications.{change.change}",
                    content,
                    key=change.id,
                    reason=people[user_id],
                    note=change.note,
                )
            transaction.commit()
    root().changes.part(change.id).pop(change.id, None)
    transaction.commit()
    return count
