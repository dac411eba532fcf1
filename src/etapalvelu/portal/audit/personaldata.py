"""The audit log as personal data: how long it is kept, and what it says of one person."""

from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import records
from etapalvelu.portal.audit import rules
from etapalvelu.portal.audit import store
from etapalvelu.portal.audit.titles import action_title
from etapalvelu.portal.audit.titles import value_title
from etapalvelu.portal.privacy import rules as privacy
from etapalvelu.portal.privacy.interfaces import IReadable
from zope.interface import implementer

_ABOUT_PERSONS = ("role.", "personal_data.", "account.")


_ACTORS = {
    "self": _("audit_by_self", default="The person"),
    "another": _("audit_by_another", default="Somebody else, or the portal"),
}


@implementer(IReadable)
class AuditLines:
    """Lines go in whole blocks, so the newest of them may stay until the next run."""

    title = _("kept_audit", default="Audit log")
    holds = _(
        "kept_audit_holds",
        default="Who logged in, changed rights or settings, looked at or deleted personal data, "
        "when and from which address",
    )
    ground = _(
        "ground_audit",
        default="GDPR art. 6(1)(c) and 32; Act 906/2019 section 17: use and disclosure of data "
        "in information systems are logged. Five years is the time within which misuse of office "
        "can be prosecuted (Criminal Code 39/1889, chapter 8, section 1).",
    )
    since = _("since_event", default="the event")
    days = 5 * 365
    actions = (privacy.CUT,)
    labels = {
        "at": _("label_time", default="Time"),
        "action": _("label_what_happened", default="What happened"),
        "by": _("label_by", default="By"),
        "from": _("label_from_address", default="From the address"),
        "target": _("label_target", default="Of what"),
        "before": _("label_before", default="Before"),
        "after": _("label_after", default="After"),
    }

    def word(self, key, value):
        if key == "action":
            return action_title(value)
        return _ACTORS.get(value, value) if key == "by" else value_title("role.", value)

    def due(self, before):
        count, oldest = chain.due(rules.moment(before))
        return privacy.Due(count, oldest and datetime.fromisoformat(oldest))

    def apply(self, before, now, action):
        return store.cut(before)

    def of_person(self, user_id):
        return [
            _told(event, user_id)
            for event in map(rules.read, _texts(user_id))
            if user_id in (event.actor, event.target)
        ]


def _texts(user_id):
    log = records.log()
    for first, segment in log.segments.items():
        if user_id in log.index[first].people:
            yield from (line.text for line in segment.lines() if user_id in line.text)
    yield from (text for text in chain.waiting() if user_id in text)


def _told(event, user_id):
    """Return an event without whoever else was in it.

    Who looked at a person's data is not his to know (Court of Justice, C-579/21, Pankki S).
    """
    mine, about = event.actor == user_id, event.target == user_id
    facts = {"at": event.at, "action": event.action, "by": "self" if mine else "another"}
    if mine:
        facts["from"] = event.source
        # Beside actions on persons, a target is content or a setting.
        if not about and not event.action.startswith(_ABOUT_PERSONS):
            facts["target"] = event.target if "/" in event.target else ""
    if about and event.action.startswith(("role.", "personal_data.")):
        facts |= {"before": event.before, "after": event.after}
    return {key: value for key, value in facts.items() if value}
