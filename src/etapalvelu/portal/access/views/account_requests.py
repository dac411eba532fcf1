"""Waiting account requests for those who may answer them."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.access import directory
from etapalvelu.portal.access import people
from etapalvelu.portal.access import requestrules
from etapalvelu.portal.access import requeststore
from etapalvelu.portal.access import store
from etapalvelu.portal.access.titles import ROLE_TITLES
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.core import inputs
from etapalvelu.portal.outbox import letters
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zExceptions import Forbidden
from zExceptions import NotFound
from zope.i18n import translate

LONGEST_REASON = 500


class AccountRequests(BrowserView):
    """A manager sees the requests of his organisations, a coordinator those of all."""

    page_title = _("heading_account_requests", default="Account requests")
    error = None
    error_id = None

    def __call__(self):
        if not store.managed_anywhere():
            raise Forbidden("Only managers of organisations answer account requests")
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            if self._answer():
                here = f"{self.context.absolute_url()}/account-requests"
                return self.request.response.redirect(here)
            self.request.response.setStatus(422)
        seen = len(self.waiting) + len(self.handled)
        audit.record("account_requests.viewed", "account-requests", people=seen)
        return self.index()

    @cached_property
    def waiting(self):
        return [self._row(found) for found in requeststore.waiting(store.managed_uids())]

    @cached_property
    def handled(self):
        return [self._row(found) for found in requeststore.handled(store.managed_uids())]

    def _row(self, found):
        organisation = directory.organisation(found.organisation)
        return {
            "request": found,
            "organisation": organisation.title if organisation is not None else "",
            "roles": self._roles(organisation),
            "role": ROLE_TITLES[found.role],
            "age": requestrules.age_in_days(found.created, datetime.now(UTC)),
            "date": api.portal.get_localized_time(found.handled or found.created),
            "handler": people.name(found.handler),
        }

    def label_for(self, action, found):
        """Return a button's name with the person in it, for those who hear the page."""
        labels = {
            "approve": _(
                "label_approve_person", default="Approve ${name}", mapping={"name": found.name}
            ),
            "decline": _(
                "label_decline_person", default="Decline ${name}", mapping={"name": found.name}
            ),
        }
        return translate(labels[action], context=self.request)

    def _roles(self, organisation):
        if organisation is None:
            return []
        return [(role, ROLE_TITLES[role]) for role in people.grantable_roles(organisation)]

    def _answer(self):
        form = self.request.form
        found = requeststore.get(inputs.line(form.get("id")))
        organisation = directory.organisation(found.organisation) if found is not None else None
        # Somebody else's request and one that does not exist give the same answer.
        if organisation is None or not people.may_manage(organisation):
            raise NotFound("account-requests")
        try:
            if "decline" in form:
                return self._decline(found, organisation, inputs.text(form.get("reason")))
            return self._approve(found, organisation, inputs.line(form.get("role")))
        except requeststore.AlreadyHandled:
            self._tell_already_handled(found)
            return True

    def _approve(self, found, organisation, role):
        if role not in store.roles(organisation):
            return self._fail(found, _("error_choose", default="Choose one of the list."))
        if role not in people.grantable_roles(organisation):
            raise Forbidden("This role is given by the coordinator")
        token = requeststore.approve(found, organisation, role)
        people.mail_invitation(token, organisation, found, [role])
        message = _(
            "message_request_approved",
            default="Approved. An invitation was mailed to ${email}.",
            mapping={"email": found.email},
        )
        api.portal.show_message(message, self.request, type="success")
        return True

    def _decline(self, found, organisation, reason):
        if not reason:
            return self._fail(found, _("error_reason", default="Write the reason; it is mailed."))
        requeststore.decline(found, reason[:LONGEST_REASON])
        letters.send(
            "access/declined",
            found.language,
            found.email,
            organisation=organisation.title,
            reason=found.reason,
            portal_url=self.context.absolute_url(),
        )
        message = _("message_request_declined", default="Declined. The person was told why.")
        api.portal.show_message(message, self.request, type="success")
        return True

    def _fail(self, found, error):
        self.error, self.error_id = error, found.id
        return False

    def _tell_already_handled(self, found):
        state = {
            requestrules.APPROVED: _("answer_approved", default="approved"),
            requestrules.DECLINED: _("answer_declined", default="declined"),
        }[found.state]
        message = _(
            "message_already_handled",
            default="${person} handled this request first: it was ${answer}.",
            mapping={
                "person": people.name(found.handler),
                "answer": translate(state, context=self.request),
            },
        )
        api.portal.show_message(message, self.request, type="warning")
