"""Scheduled work: people are told what they are asked to read."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.access import store as access
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.notifications import store as notifications
from etapalvelu.portal.requiredreading import rules
from etapalvelu.portal.requiredreading import store
from zope.interface import implementer

import transaction

BATCH = 50


@implementer(IJob)
class Announce:
    title = _("job_reading_announce", default="Tell what has to be read")
    every = timedelta(minutes=1)

    def run(self, now):
        """Tell each round once, in batches; whoever was told before a kill is not told again."""
        waiting = [found for found in store.requirements() if found.announced != found.round]
        count = sum(_announce(found) for found in waiting)
        return f"{count} people" if count else ""


def _announce(found):
    content = notifications.content(found.uid)
    count = 0
    if content is not None:
        people = sorted(person.id for person in access.people_with(found.roles))
        for start in range(0, len(people), BATCH):
            batch = [
                user_id for user_id in people[start : start + BATCH] if _waits(user_id, content)
            ]
            count += notifications.tell(batch, store.ASKED, content, key=store.key_of(found))
            transaction.commit()
    found.announced = found.round
    transaction.commit()
    return count


def _waits(user_id, content):
    task = store.task_of(user_id, content)
    return task is not None and task.status == rules.WAITS
