"""How features say what the notices mean that they send."""

from zope.interface import Attribute
from zope.interface import Interface
from zope.interface import implementer


class INoticeKind(Interface):
    """A kind of notice; a utility whose name is "<feature>.<name>", such as "lifecycle.review"."""

    title = Attribute("What it is in a few words, as a message: the filter of the inbox shows it.")
    sentence = Attribute(
        "What has happened, as a message. ${title} is the content's; ${...} are tell's values."
    )
    duty = Attribute("Whether the reader has to do something: it is mailed at least once a day.")


@implementer(INoticeKind)
class NoticeKind:
    """Register one with <utility component=".notices.REVIEW" name="lifecycle.review" />."""

    def __init__(self, title, sentence, duty=False):
        self.title = title
        self.sentence = sentence
        self.duty = duty
