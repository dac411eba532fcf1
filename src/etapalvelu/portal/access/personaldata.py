"""What is kept of people who asked for an account or were offered one."""

from etapalvelu.portal import _
from etapalvelu.portal.access import accounts
from etapalvelu.portal.access import directory
from etapalvelu.portal.access import invitationstore
from etapalvelu.portal.access import requestrules
from etapalvelu.portal.access import requeststore
from etapalvelu.portal.access.records import invitations
from etapalvelu.portal.access.records import requests
from etapalvelu.portal.access.titles import ROLE_TITLES
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IReadable
from zope.interface import implementer


@implementer(IReadable)
class Kept:
    """Base: records with a moment from which their days count."""

    actions = (rules.DELETE,)
    labels = {
        "created": _("label_created", default="Made"),
        "state": _("label_state", default="State"),
        "name": _("label_name", default="Name"),
        "email": _("label_email", default="E-mail"),
        "phone": _("label_phone", default="Phone"),
        "organisation": _("label_organisation", default="Organisation"),
        "roles": _("label_roles", default="Roles"),
        "message": _("label_message_short", default="Message"),
        "reason": _("label_reason", default="Reason"),
    }

    def records(self):
        """Yield (moment, record)."""
        raise NotImplementedError

    def word(self, key, value):
        return [ROLE_TITLES.get(role, role) for role in value] if key == "roles" else value

    def due(self, before):
        return rules.due(moment for moment, _record in self.records() if moment <= before)

    def apply(self, before, now, action):
        found = [record for moment, record in self.records() if moment <= before]
        self.delete(found)
        return len(found)

    def of_person(self, user_id):
        person = accounts.person(user_id)
        # Nobody has a record here because of an empty address.
        email = person.email.lower() if person is not None else ""
        return [self._told(record) for _moment, record in self.records() if email == record.email]

    def _told(self, record):
        titles = directory.titles({record.organisation})
        roles = getattr(record, "roles", None) or [record.role]
        facts = {
            "created": record.created.isoformat(timespec="seconds"),
            "state": record.state,
            "name": record.name,
            "email": record.email,
            "phone": record.phone,
            "organisation": titles.get(record.organisation, ""),
            "roles": list(roles),
            "message": getattr(record, "message", ""),
            "reason": getattr(record, "reason", ""),
        }
        return {key: value for key, value in facts.items() if value}


class OpenRequests(Kept):
    title = _("kept_requests_open", default="Account requests without an answer")
    holds = _(
        "kept_requests_holds",
        default="Name, work e-mail, organisation and wished role of the person who asks; "
        "phone number and message if they were given",
    )
    ground = _(
        "ground_requests_open",
        default="GDPR art. 6(1)(e) and Act 1050/2018 section 4: granting access rights. "
        "After half a year nobody waits for an answer any more (art. 5(1)(e)).",
    )
    since = _("since_request", default="the request")
    days = 180
    delete = staticmethod(requeststore.delete)

    def records(self):
        for request in requests().values():
            if request.state == requestrules.WAITING:
                yield request.created, request


class HandledRequests(OpenRequests):
    title = _("kept_requests_handled", default="Answered account requests")
    ground = _(
        "ground_requests_handled",
        default="GDPR art. 6(1)(e) and Act 1050/2018 section 4: the answer can be explained and "
        "corrected for three months (art. 5(1)(e)).",
    )
    since = _("since_answer", default="the answer")
    days = 90

    def records(self):
        for request in requests().values():
            if request.state != requestrules.WAITING:
                yield request.handled, request


class Invitations(Kept):
    title = _("kept_invitations", default="Invitations that are used, taken back or expired")
    holds = _(
        "kept_invitations_holds", default="Name, e-mail, phone number and roles of who was invited"
    )
    ground = _(
        "ground_invitations",
        default="GDPR art. 6(1)(e) and Act 1050/2018 section 4: who was given access by whom can "
        "be looked into for three months (art. 5(1)(e)).",
    )
    since = _("since_invitation", default="the end of the invitation")
    days = 90
    delete = staticmethod(invitationstore.delete)

    def records(self):
        for invitation in invitations().values():
            yield requestrules.kept_since(invitation), invitation
