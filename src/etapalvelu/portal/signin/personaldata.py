"""What the doors remember of a person; it goes with the account."""

from etapalvelu.portal import _
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from etapalvelu.portal.signin import store
from zope.interface import implementer


@implementer(IPersonalData)
class Logins:
    title = _("kept_logins", default="Logins and the second factor")
    holds = _(
        "kept_logins_holds",
        default="Time and network address of the last two logins; whether a code from the "
        "telephone is asked. Counters of failed logins hold no names and empty themselves "
        "within a day.",
    )
    ground = _(
        "ground_logins",
        default="GDPR art. 6(1)(c) and 32; Act 906/2019 sections 13 and 16: the security of the "
        "information system.",
    )
    since = _("since_login", default="the login")
    days = None
    actions = (rules.DELETE,)
    labels = {
        "last_login": _("label_last_login", default="Last login"),
        "previous_login": _("label_previous_login", default="The login before it"),
        "second_factor": _("label_second_factor", default="Code from the telephone"),
    }

    def due(self, before):
        return rules.Due(0)

    def apply(self, before, now, action):
        return 0

    def of_person(self, user_id):
        known = store.record(user_id)
        facts = {"second_factor": store.has_second_factor(user_id)}
        for name in ("last_login", "previous_login"):
            visit = getattr(known, name)
            if visit:
                moment, address = visit
                facts[name] = [moment.isoformat(timespec="seconds"), address]
        return [facts]
