"""What an organisation's manager can do at the door of one of its people."""

from etapalvelu.portal import _
from etapalvelu.portal.access import store as access
from etapalvelu.portal.core import inputs
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.signin import secondfactor
from etapalvelu.portal.signin import store
from etapalvelu.portal.signin import trail
from functools import cached_property
from plone import api
from zExceptions import Forbidden
from zExceptions import NotFound


class PersonSignin(Form):
    """Ends the person's sessions; the coordinator also takes a lost telephone off."""

    @property
    def page_title(self):
        return _(
            "heading_person_signin",
            default="Login of ${name}",
            mapping={"name": self.person.getProperty("fullname") or self.person.getUserName()},
        )

    def __call__(self):
        # Asked first, so that a person of another organisation is not found whatever is posted.
        self.person  # noqa: B018
        return super().__call__()

    @cached_property
    def user_id(self):
        return inputs.line(self.request.form.get("id"))

    @cached_property
    def person(self):
        members = access.members(self.context)
        found = any(self.user_id in people for people in members.values())
        person = api.user.get(userid=self.user_id) if found else None
        if person is None:
            raise NotFound("person")
        return person

    @property
    def has_second_factor(self):
        return store.has_second_factor(self.user_id)

    @property
    def may_reset(self):
        return access.manages_all() and self.user_id != api.user.get_current().getId()

    def make_fields(self):
        return ()

    def save(self, values):
        if "reset" in self.request.form:
            if not self.may_reset:
                raise Forbidden("The coordinator resets the second factor")
            secondfactor.switch_off(self.user_id, "reset")
            done = _("message_second_factor_reset", default="The code was taken off.")
        else:
            trail.sessions_ended(self.user_id, "by a manager")
            done = _("message_person_logged_out", default="The person is logged out everywhere.")
        store.end_sessions(self.user_id)
        api.portal.show_message(done, self.request, type="success")
        here = f"{self.context.absolute_url()}/person-signin?id={self.user_id}"
        return self.request.response.redirect(here)
