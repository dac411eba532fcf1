"""Scheduled work: points are told when a new profile comes into force."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.equipment import rules
from etapalvelu.portal.equipment import store
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.notifications import store as notifications
from etapalvelu.portal.roomchecks.store import HELSINKI
from zope.interface import implementer


@implementer(IJob)
class TellOfProfile:
    """Once for each profile, on its first day; only what a point met before is told."""

    title = _("job_equipment", default="Tell points of new requirements for equipment")
    every = timedelta(days=1)

    def run(self, now):
        today = now.astimezone(HELSINKI).date()
        found = store.in_force(rules.POINT, today)
        if found is None or found.told:
            return ""
        before = store.requirements(rules.POINT, found.valid_from - timedelta(days=1))
        count = sum(tell(line, found, before) for line in store.overview() if line.station)
        found.told = True
        return _("job_equipment_done", default="${count} notices", mapping={"count": count})


def tell(line, profile, before):
    """Tell a point's managers what of one workstation is no longer enough."""
    subjects = rules.worse(before, profile.requirements, line.station)
    if not subjects:
        return 0
    return notifications.tell(
        store.managers(line.uid),
        "equipment.no_longer_meets",
        content=notifications.content(line.uid),
        key=f"equipment/{profile.id}/{line.uid}/{line.key}",
        room=line.name,
        subjects=", ".join(subjects),
    )
