"""The yearly review of one organisation."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.access import rules as access_rules
from etapalvelu.portal.access import store as access
from etapalvelu.portal.accessreviews import grants
from etapalvelu.portal.accessreviews import rules
from etapalvelu.portal.accessreviews import store
from etapalvelu.portal.accessreviews.titles import STATUS_TITLES
from etapalvelu.portal.accessreviews.titles import THROUGH_TITLES
from etapalvelu.portal.accessreviews.titles import role_title
from etapalvelu.portal.audit import store as audit
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zExceptions import Forbidden

MANAGE = "etapalvelu.portal: Manage people"


class AccessReview(BrowserView):
    """Each membership is decided by itself; nothing is decided beforehand."""

    errors = {}

    @property
    def page_title(self):
        return _(
            "heading_access_review",
            default="Review of access rights: ${name}",
            mapping={"name": self.context.title},
        )

    def __call__(self):
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            if not self.may_confirm:
                raise Forbidden("Only the organisation's manager confirms its access rights")
            self.errors = self._check()
            if not self.errors:
                return self._confirm()
            self.request.response.setStatus(422)
        else:
            audit.record("people.viewed", "/".join(self.context.getPhysicalPath()), page="review")
        return self.index()

    @cached_property
    def now(self):
        return datetime.now(UTC)

    @cached_property
    def may_confirm(self):
        return bool(api.user.has_permission(MANAGE, obj=self.context))

    @cached_property
    def memberships(self):
        return grants.memberships(self.context)

    @cached_property
    def line(self):
        return store.line(self.context)

    @property
    def status(self):
        return rules.status(self.line.due, self.now)

    @property
    def status_title(self):
        return STATUS_TITLES[self.status]

    @property
    def due(self):
        return api.portal.get_localized_time(self.line.due)

    @property
    def last(self):
        """Return (date, name) of the last confirmation, or None."""
        last = self.line.last
        if last is None:
            return None
        return api.portal.get_localized_time(last.at), access.name_of(last.by)

    @cached_property
    def rows(self):
        return [self._row(grant) for grant in self.memberships]

    def _row(self, grant):
        return {
            "key": grant.key,
            "name": grant.name,
            "role": role_title(grant.role),
            "last_login": grant.last_login and api.portal.get_localized_time(grant.last_login),
            "decision": self.request.form.get(grant.key) if self.errors else None,
            "error": self.errors.get(grant.key),
            "changeable": self._may_end(grant),
        }

    @cached_property
    def others(self):
        found = grants.others(self.context)
        # The login names of the server's administrators are nothing for every manager.
        hidden = {grant.user_id for grant in found if grant.through == rules.ROOT}
        if access.manages_all():
            hidden = set()
        return [
            {
                "name": THROUGH_TITLES[rules.ROOT] if grant.user_id in hidden else grant.name,
                "role": role_title(grant.role),
                "through": THROUGH_TITLES[grant.through],
                "where": grant.where,
            }
            for grant in found
        ]

    def _may_end(self, grant):
        return access_rules.may_grant(grant.role, api.user.get_roles(obj=self.context))

    def _check(self):
        found = {grant.key: self._problem(grant) for grant in self.memberships}
        found = {key: problem for key, problem in found.items() if problem}
        if not found and self._leaves_no_manager():
            ended = [grant for grant in self._decided(rules.END) if self._manages(grant)]
            found[ended[0].key] = _(
                "error_last_manager",
                default="The organisation would be left without a manager. "
                "Give the duty to somebody else first, or ask the coordinator.",
            )
        return found

    def _problem(self, grant):
        decision = self.request.form.get(grant.key)
        if decision == rules.END and not self._may_end(grant):
            return _("error_not_yours", default="This role is ended by the coordinator.")
        if decision not in (rules.KEEP, rules.END):
            return _("error_decide", default="Choose whether the role is still needed.")
        return None

    def _decided(self, decision):
        return [g for g in self.memberships if self.request.form.get(g.key) == decision]

    def _leaves_no_manager(self):
        if access.manages_all():
            return False
        managers = {g.user_id for g in self.memberships if self._manages(g)}
        return bool(managers) and not any(self._manages(g) for g in self._decided(rules.KEEP))

    def _manages(self, grant):
        return grant.role in access_rules.MANAGER_ROLES

    def _confirm(self):
        pairs = {
            decision: [(grant.user_id, grant.role) for grant in self._decided(decision)]
            for decision in (rules.KEEP, rules.END)
        }
        store.confirm(self.context, self.now, pairs[rules.KEEP], pairs[rules.END])
        audit.record(
            "access_review.confirmed",
            "/".join(self.context.getPhysicalPath()),
            kept=len(pairs[rules.KEEP]),
            ended=len(pairs[rules.END]),
        )
        message = _(
            "message_review_confirmed",
            default="Confirmed: ${kept} roles stay, ${ended} were ended.",
            mapping={"kept": len(pairs[rules.KEEP]), "ended": len(pairs[rules.END])},
        )
        api.portal.show_message(message, self.request, type="success")
        # Whoever ended his own role may not see this page any more.
        place = f"{self.context.absolute_url()}/access-review"
        mine = any(user_id == api.user.get_current().getId() for user_id, _role in pairs[rules.END])
        return self.request.response.redirect(api.portal.get().absolute_url() if mine else place)
