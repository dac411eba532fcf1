"""What staff say to a question, beside its content: who asks the same, and the discussion."""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from persistent import Persistent
from zope.annotation.interfaces import IAnnotations

_SAME = "etapalvelu.portal.questions.same"
_COMMENTS = "etapalvelu.portal.questions.comments"
_BECAME = "etapalvelu.portal.questions.became"
_SOURCE = "etapalvelu.portal.questions.source"


class Comment(Persistent):
    """One comment; `at` is aware, `by` a user id."""

    def __init__(self, by, at, text):
        self.by = by
        self.at = at
        self.text = text


def same(question):
    """Return the user ids of those who have the same question, only to read."""
    return IAnnotations(question).get(_SAME, ())


def same_to_write(question):
    return _made(question, _SAME, OOTreeSet)


def comments(question):
    """Return {id: Comment} in the order of time, only to read."""
    return IAnnotations(question).get(_COMMENTS, {})


def comments_to_write(question):
    return _made(question, _COMMENTS, OOBTree)


def became(question):
    """Return the UIDs of the pages that were made of the answer."""
    return IAnnotations(question).get(_BECAME, ())


def source(content):
    """Return the UID of the question from which a page was made, or None."""
    return IAnnotations(content).get(_SOURCE)


def connect(question, question_uid, content, content_uid):
    """Remember both ways that a page was made of a question."""
    IAnnotations(content)[_SOURCE] = question_uid
    if content_uid not in became(question):
        IAnnotations(question)[_BECAME] = (*became(question), content_uid)


def _made(question, key, kind):
    annotations = IAnnotations(question)
    if key not in annotations:
        annotations[key] = kind()
    return annotations[key]
