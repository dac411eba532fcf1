"""What the outbox keeps of the recipients of mail."""

from etapalvelu.portal import _
from etapalvelu.portal.outbox import store
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from plone import api
from zope.interface import implementer


@implementer(IPersonalData)
class SentMail:
    title = _("kept_mail", default="Messages that the portal has sent or tried to send")
    holds = _("kept_mail_holds", default="The recipient's e-mail address and the message")
    ground = _(
        "ground_mail",
        default="GDPR art. 6(1)(e): so long a message may come back as undeliverable and has to be "
        "sent again.",
    )
    since = _("since_mail", default="the delivery, or the last attempt")
    days = 30
    actions = (rules.DELETE,)
    labels = {
        "created": _("label_created", default="Made"),
        "email": _("label_email", default="E-mail"),
        "subject": _("label_subject", default="Subject"),
    }

    def due(self, before):
        return rules.due(moment for moment, _entry in store.finished(before))

    def apply(self, before, now, action):
        return store.purge(before)

    def of_person(self, user_id):
        user = api.user.get(userid=user_id)
        email = (user.getProperty("email", "") if user is not None else "").lower()
        return [
            {
                "created": entry.created.isoformat(timespec="seconds"),
                "email": entry.recipient,
                "subject": entry.label,
            }
            for entry in store.outbox().entries()
            if email and entry.recipient.lower() == email
        ]
