"""The discussion of a question, and the count of those who ask the same."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.questions import records
from etapalvelu.portal.questions import store
from plone import api
from uuid import uuid4


def me():
    return api.user.get_current().getId()


def has_same(question):
    """Tell whether the present user has said that he asks the same."""
    return me() in records.same(question)


def may_say_same(question):
    """The asker himself is counted already."""
    return store.asker_of(question) != me()


def set_same(question, wanted):
    """Say or take back that the present user asks the same; counted once."""
    people = records.same_to_write(question)
    if wanted and may_say_same(question):
        people.add(me())
    elif me() in people:
        people.remove(me())
    question.reindexObject(idxs=["listing"])


def add(question, text):
    """Add a comment in the present user's name."""
    now = datetime.now(UTC)
    id_ = f"{now.strftime('%Y%m%d%H%M%S%f')}-{uuid4().hex[:8]}"
    records.comments_to_write(question)[id_] = records.Comment(me(), now, text)
    question.reindexObject(idxs=["listing"])


def may_remove(comment, moderator):
    return moderator or comment.by == me()


def remove(question, id_, moderator):
    """Remove a comment that is one's own, or any as a moderator; tell whether it was there."""
    comment = records.comments(question).get(id_)
    if comment is None or not may_remove(comment, moderator):
        return False
    if comment.by != me():
        audit.record(
            "question_comment.removed", target=question.absolute_url_path(), author=comment.by
        )
    del records.comments_to_write(question)[id_]
    question.reindexObject(idxs=["listing"])
    return True
