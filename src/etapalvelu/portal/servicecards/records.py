"""A point's additions to cards, beside its content: the provider's card is never touched."""

from BTrees.OOBTree import OOBTree
from persistent import Persistent
from zope.annotation.interfaces import IAnnotations

_KEY = "etapalvelu.portal.servicecards.additions"
TEXTS = ("text", "contact", "room", "hours")


class Addition(Persistent):
    """What one point adds to the cards of one service.

    `seen` holds {card id: rules.digest} of the cards as they were when the addition was written or
    checked last; `by` and `at` say who did that and when (aware).
    """

    def __init__(self):
        self.values = dict.fromkeys(TEXTS, "")
        self.by = ""
        self.at = None
        self.seen = {}


def of_point(point):
    """Return {UID of the service: Addition} of a point, only to read."""
    return IAnnotations(point).get(_KEY, {})


def to_write(point):
    """Return the Additions of a point, made when there are none."""
    annotations = IAnnotations(point)
    if _KEY not in annotations:
        annotations[_KEY] = OOBTree()
    return annotations[_KEY]
