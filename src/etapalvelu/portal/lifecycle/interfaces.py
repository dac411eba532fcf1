"""What other features learn about the life of content."""

from zope.interface import Attribute
from zope.interface import Interface
from zope.interface import implementer


class IHasLife(Interface):
    """Content of the content workflow that has change notes, a review date and a successor."""


class IContentChanged(Interface):
    """Readers should hear of a content: it was published, changed, withdrawn or needs an update."""

    object = Attribute("The content.")
    change = Attribute("published, changed, withdrawn or needs_update.")
    note = Attribute("What the author tells the readers of it; may be empty.")
    major = Attribute("Whether those who have confirmed their reading should read it again.")


@implementer(IContentChanged)
class ContentChanged:
    def __init__(self, object, change, note="", major=False):
        self.object = object
        self.change = change
        self.note = note
        self.major = major
