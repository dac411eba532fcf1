"""One person in one organisation: roles, and the end of the membership."""

from etapalvelu.portal import _
from etapalvelu.portal.access import accounts
from etapalvelu.portal.access import people
from etapalvelu.portal.access import rules
from etapalvelu.portal.access import store
from etapalvelu.portal.access.titles import ROLE_TITLES
from etapalvelu.portal.access.titles import role_names
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.core import inputs
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from functools import cached_property
from plone import api
from zExceptions import Forbidden
from zExceptions import NotFound


class Person(Form):
    """Only people of this organisation can be seen here; others are as good as unknown."""

    @property
    def page_title(self):
        return self.person.name

    @property
    def url(self):
        return f"{self.context.absolute_url()}/people"

    @cached_property
    def held(self):
        members = store.members(self.context)
        return [role for role, user_ids in members.items() if self.user_id in user_ids]

    @property
    def held_names(self):
        return role_names(self.held)

    @cached_property
    def user_id(self):
        return inputs.line(self.request.form.get("id"))

    @cached_property
    def person(self):
        found = accounts.person(self.user_id) if self.held else None
        if found is None:
            raise NotFound("person")
        return found

    @property
    def confirming(self):
        return self.request.form.get("end") == "1" and self.request.method == "GET"

    def __call__(self):
        # Asked first, so that a person of another organisation is not found whatever is posted.
        person = self.person
        if self.request.method == "GET":
            path = "/".join(self.context.getPhysicalPath())
            audit.record("person.viewed", person.id, organisation=path)
        return super().__call__()

    def make_fields(self):
        yield Field(
            "roles",
            _("label_roles", default="Roles"),
            kind="checks",
            options=tuple((role, ROLE_TITLES[role], None) for role in self._changeable),
        )

    @cached_property
    def _changeable(self):
        return people.grantable_roles(self.context)

    def initial(self):
        return {"roles": self.held}

    def posted(self):
        if "end" in self.request.form:
            return self._end()
        return super().posted()

    def save(self, values):
        # Roles that the reader may not take stay as they are.
        fixed = [role for role in self.held if role not in self._changeable]
        if self._leaves_no_manager(values["roles"] + fixed):
            return self._refuse()
        people.change_roles(self.user_id, self.context, values["roles"] + fixed)
        text = _(
            "message_roles_changed",
            default="The roles of ${name} were changed.",
            mapping={"name": self.person.name},
        )
        return self._done(text, self.url)

    def _end(self):
        if not set(self.held) <= set(self._changeable):
            raise Forbidden("This membership is ended by the coordinator")
        if self._leaves_no_manager([]):
            return self._refuse()
        person, roles = self.person, self.held
        people.change_roles(self.user_id, self.context, [])
        text = _(
            "message_membership_ended",
            default="The membership of ${name} ended. "
            "If that was a mistake, add ${email} again with the roles: ${roles}.",
            mapping={"name": person.name, "email": person.email, "roles": role_names(roles)},
        )
        return self._done(text, self.url)

    def _leaves_no_manager(self, remaining):
        if store.manages_all():
            return False
        return rules.leaves_no_manager(store.members(self.context), self.user_id, remaining)

    def _refuse(self):
        self.errors = {
            "roles": _(
                "error_last_manager",
                default="The organisation would be left without a manager. "
                "Give the duty to somebody else first, or ask the coordinator.",
            )
        }
        self.request.response.setStatus(422)

    def _done(self, text, url):
        api.portal.show_message(text, self.request, type="success")
        return self.request.response.redirect(url)
