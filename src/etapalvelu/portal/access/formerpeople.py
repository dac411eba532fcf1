"""Accounts, memberships, and the end of the accounts of people who have left the network."""

from etapalvelu.portal import _
from etapalvelu.portal.access import accounts
from etapalvelu.portal.access import directory
from etapalvelu.portal.access import leaving
from etapalvelu.portal.access import store
from etapalvelu.portal.access.titles import ROLE_TITLES
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from etapalvelu.portal.privacy.interfaces import IReadable
from zope.interface import implementer


@implementer(IPersonalData)
class Accounts:
    """A person without any membership is forgotten; what he wrote stays, by a former user."""

    title = _("kept_accounts", default="Accounts of people without a membership")
    holds = _(
        "kept_accounts_holds",
        default="Name, e-mail, phone number, language, times of login, hash of the password. "
        "What the person wrote stays without the name, as the work of a former user.",
    )
    ground = _(
        "ground_accounts",
        default="GDPR art. 6(1)(e) and Act 1050/2018 section 4. An account is needed as long as "
        "its person has a membership; half a year covers leaves and returns (art. 5(1)(e)).",
    )
    since = _("since_membership", default="the end of the last membership")
    days = 180
    actions = (rules.ANONYMISE,)
    labels = {
        "user_id": _("label_user_id", default="Identifier in the portal"),
        "login_name": _("label_login_name", default="Login name"),
        "name": _("label_name", default="Name"),
        "email": _("label_email", default="E-mail"),
        "phone": _("label_phone", default="Phone"),
        "language": _("label_language", default="Language"),
        "last_login": _("label_last_login", default="Last login"),
    }

    def due(self, before):
        return rules.due(moment for _id, moment in leaving.left() if moment <= before)

    def apply(self, before, now, action):
        leaving.note(now)
        found = [user_id for user_id, moment in leaving.left() if moment <= before]
        for user_id in found:
            leaving.forget(user_id)
        return len(found)

    def of_person(self, user_id):
        person = accounts.person(user_id)
        if person is None:
            return []
        facts = {
            "user_id": user_id,
            "login_name": accounts.login_name(user_id),
            "name": person.name,
            "email": person.email,
            "phone": person.phone,
            "language": person.language,
            "last_login": person.last_login and person.last_login.ISO8601(),
        }
        return [{key: value for key, value in facts.items() if value}]


@implementer(IReadable)
class Memberships:
    """Where a person belongs now."""

    title = _("kept_memberships", default="Memberships and roles")
    holds = _("kept_memberships_holds", default="Organisations and roles of each person")
    ground = _(
        "ground_memberships",
        default="GDPR art. 6(1)(e); Act 906/2019 section 16: access rights follow the tasks and "
        "are kept up to date.",
    )
    since = _("since_joining", default="the beginning of the membership")
    days = None
    actions = (rules.DELETE,)
    labels = {
        "organisation": _("label_organisation", default="Organisation"),
        "role": _("label_role", default="Role"),
    }

    def word(self, key, value):
        return ROLE_TITLES.get(value, value) if key == "role" else value

    def due(self, before):
        return rules.Due(0)

    def apply(self, before, now, action):
        return 0

    def of_person(self, user_id):
        held = store.memberships(user_id)
        titles = directory.titles({membership.organisation_uid for membership in held})
        return [
            {
                "organisation": titles.get(membership.organisation_uid, ""),
                "role": membership.role,
            }
            for membership in sorted(held)
        ]
