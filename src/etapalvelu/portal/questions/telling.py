"""Who is told of what happens to a question."""

from etapalvelu.portal.access.store import people_with
from etapalvelu.portal.notifications import store as notifications
from etapalvelu.portal.questions import records
from etapalvelu.portal.questions import store
from plone import api


def answered(question, now):
    """Tell the asker and those with the same question; nobody learns from it who asked."""
    people = {store.asker_of(question), *records.same(question)}
    people -= {api.user.get_current().getId(), "", None}
    key = f"{api.content.get_uuid(question)}/{now.isoformat()}"
    return notifications.tell(sorted(people), "questions.answered", content=question, key=key)


def check(question):
    """Ask the coordinators, once for each day that was set, whether the answer still holds."""
    people = [person.id for person in people_with(("Coordinator",))]
    key = f"{api.content.get_uuid(question)}/{question.check_on}"
    return notifications.tell(people, "questions.check", content=question, key=key)
