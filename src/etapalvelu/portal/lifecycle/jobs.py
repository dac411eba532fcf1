"""Scheduled work: reviews in time, publication and withdrawal on their day."""

from DateTime import DateTime
from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.lifecycle import rules
from etapalvelu.portal.lifecycle import settings
from etapalvelu.portal.lifecycle import store
from etapalvelu.portal.lifecycle import telling
from plone import api
from zoneinfo import ZoneInfo
from zope.i18n import translate
from zope.interface import implementer

HELSINKI = ZoneInfo("Europe/Helsinki")
NOT_CHECKED = _(
    "reason_not_checked", default="The text was not checked by the day that was set for it."
)
EXPIRED = _("reason_expired", default="The time of validity has ended.")


@implementer(IJob)
class Reviews:
    """Notice to the author, then the state, then the manager; a digest to the coordinator."""

    title = _("job_reviews", default="See that texts are checked in time")
    every = timedelta(days=1)

    def run(self, now):
        today = now.astimezone(HELSINKI).date()
        overdue, count = [], 0
        for brain in store.to_review(today):
            stage = rules.stage(brain.review_by, today, *settings.days())
            content = brain._unrestrictedGetObject()
            count += bool(stage) and self.follow(content, stage)
            if stage in (rules.DUE, rules.LATE):
                overdue.append(brain.organisation)
        if overdue:
            self.tell_coordinator(overdue, today)
        if not count:
            return ""
        return _("job_reviews_done", default="${count} texts to check", mapping={"count": count})

    def follow(self, content, stage):
        mark = f"review/{api.content.get_uuid(content)}/{content.review_by.isoformat()}/{stage}"
        if stage == rules.SOON:
            return telling.authors(content, "review_soon", key=mark, day=_day(content))
        flagged = _transition(content, "flag", NOT_CHECKED)
        if stage == rules.LATE:
            return telling.managers(content, "review_late", key=mark, day=_day(content)) or flagged
        return flagged

    def tell_coordinator(self, overdue, today):
        telling.coordinators(
            "review_digest",
            f"lifecycle/digest/{rules.digest_key(today)}",
            count=len(overdue),
            organisations=", ".join(
                f"{store.organisation_title(uid)} ({number})"
                for uid, number in rules.by_organisation(overdue)
            ),
        )


@implementer(IJob)
class Timetable:
    """What was approved for a day is published on it; what has expired is withdrawn."""

    title = _("job_timetable", default="Publish and withdraw texts on their day")
    every = timedelta(minutes=5)

    def run(self, now):
        moment = DateTime(now)
        published = sum(_transition(content, "release", "") for content in store.to_publish(moment))
        withdrawn = sum(
            _transition(content, "archive", EXPIRED) for content in store.expired(moment)
        )
        if not published + withdrawn:
            return ""
        return _(
            "job_timetable_done",
            default="${published} texts published, ${withdrawn} withdrawn",
            mapping={"published": published, "withdrawn": withdrawn},
        )


def _transition(content, name, reason):
    """Make a transition that is open; tell whether it was made."""
    workflow = api.portal.get_tool("portal_workflow")
    if name not in {transition["id"] for transition in workflow.getTransitionsFor(content)}:
        return False
    language = getattr(content, "language", None) or "fi"
    comment = translate(reason, target_language=language)
    workflow.doActionFor(content, name, comment=comment)
    return True


def _day(content):
    day = content.review_by
    return f"{day.day}.{day.month}.{day.year}"
