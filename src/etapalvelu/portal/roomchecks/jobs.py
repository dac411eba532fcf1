"""Scheduled work: notices of assessments that are due again, each once."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.access import store as access
from etapalvelu.portal.access.rules import MANAGER_ROLES
from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.notifications import store as notifications
from etapalvelu.portal.roomchecks import rules
from etapalvelu.portal.roomchecks import store
from etapalvelu.portal.roomchecks.store import HELSINKI
from zope.interface import implementer


@implementer(IJob)
class Remind:
    """Thirty days before, and once more when it is late; to the managers of the place."""

    title = _("job_room_checks", default="Remind of rooms to be assessed again")
    every = timedelta(days=1)

    def run(self, now):
        today = now.astimezone(HELSINKI).date()
        count = sum(
            remind(line, stage)
            for kind in (rules.ROOM, rules.WORKSPACE)
            for line in store.lines(kind, today)[1]
            if line.due and (stage := rules.stage(line.due, today))
        )
        if not count:
            return ""
        return _("job_room_checks_done", default="${count} notices", mapping={"count": count})


def remind(line, stage):
    """Tell the managers of a place; return how many were told."""
    # An organisation without a manager is the coordinator's to look after.
    people = access.people_with(MANAGER_ROLES, line.uid) or access.people_with(("Coordinator",))
    return notifications.tell(
        [person.id for person in people],
        f"roomchecks.{stage}",
        content=notifications.content(line.uid),
        key=f"room/{line.uid}/{line.place.key}/{line.due.isoformat()}/{stage}",
        link=f"{line.path}/room-check?room={line.place.key}",
        room=line.place.name,
        day=date_text(line.due),
    )
