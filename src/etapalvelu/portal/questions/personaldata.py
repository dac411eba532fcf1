"""What people have said to questions, besides the questions themselves."""

from etapalvelu.portal import _
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from etapalvelu.portal.questions import records
from plone import api
from zope.interface import implementer


@implementer(IPersonalData)
class Discussions:
    """Comments stay with their question; the name goes with the account, as in content."""

    title = _("kept_discussions", default="Comments and same questions")
    holds = _(
        "kept_discussions_holds",
        default="Who commented on a question and when, who has the same question",
    )
    ground = _(
        "ground_discussions",
        default="GDPR art. 6(1)(e): the discussion belongs to the question as long as it is kept.",
    )
    since = _("since_content", default="the making of the content")
    days = None
    actions = (rules.DELETE,)
    labels = {
        "question": _("label_question", default="Question"),
        "at": _("label_time", default="Time"),
        "text": _("label_question_comment", default="Comment"),
        "same": _("label_same_question", default="I have the same question"),
    }

    def due(self, before):
        return rules.Due(0)

    def apply(self, before, now, action):
        return 0

    def of_person(self, user_id):
        catalog = api.portal.get_tool("portal_catalog")
        found = []
        for brain in catalog.unrestrictedSearchResults(portal_type="Question"):
            question = brain._unrestrictedGetObject()
            found += [
                {
                    "question": brain.Title,
                    "at": comment.at.isoformat(timespec="seconds"),
                    "text": comment.text,
                }
                for comment in records.comments(question).values()
                if comment.by == user_id
            ]
            if user_id in records.same(question):
                found.append({"question": brain.Title, "same": True})
        return found
