"""What readers say of content, and whose name stands there."""

from etapalvelu.portal import _
from etapalvelu.portal.feedback import rules as feedback_rules
from etapalvelu.portal.feedback.records import root
from etapalvelu.portal.feedback.records import set_open
from etapalvelu.portal.feedback.rules import vote_id
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from zope.interface import implementer


@implementer(IPersonalData)
class Comments:
    """Name and texts go; that a version helped somebody or not stays as a number."""

    title = _("kept_feedback", default="Feedback about content")
    holds = _(
        "kept_feedback_holds",
        default="Whether a content helped, a comment and its answer; the name of who wrote it "
        "unless it was left out",
    )
    ground = _(
        "ground_feedback",
        default="GDPR art. 6(1)(e): mending the instructions of the network. After a year a "
        "comment has been dealt with (art. 5(1)(e)).",
    )
    since = _("since_feedback", default="the feedback")
    days = 365
    actions = (rules.ANONYMISE,)
    labels = {
        "at": _("label_time", default="Time"),
        "content": _("label_content_id", default="Identifier of the content"),
        "helpful": _("label_helpful", default="Whether it helped"),
        "comment": _("label_comment", default="Comment"),
        "answer": _("label_answer", default="Answer"),
    }

    def due(self, before):
        return rules.due(vote.at for _uid, vote in _old(before))

    def apply(self, before, now, action):
        old = list(_old(before))
        for uid, vote in old:
            vote.user_id = vote.comment = vote.answer = vote.handled_by = ""
            vote.state = feedback_rules.SILENT
            set_open(uid, vote)
        return len(old)

    def of_person(self, user_id):
        secret = root().secret
        return [
            {
                "at": vote.at.isoformat(timespec="seconds"),
                "content": uid,
                "helpful": vote.helpful,
                "comment": vote.comment,
                "answer": vote.answer,
            }
            for uid, votes in root().contents.items()
            for vote in votes.values()
            if vote.id == vote_id(secret, user_id, vote.version)
        ]


def _old(before):
    for uid, votes in root().contents.items():
        for vote in votes.values():
            if vote.at <= before and (vote.user_id or vote.comment or vote.answer):
                yield uid, vote
