"""A person's own page of the second factor: switch it on, off, and get new recovery codes."""

from etapalvelu.portal import _
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.signin import attempts
from etapalvelu.portal.signin import secondfactor
from etapalvelu.portal.signin import store
from etapalvelu.portal.signin.views import reauthentication
from functools import cached_property
from plone import api
from zExceptions import Forbidden


class SecondFactor(Form):
    """Nothing changes without the password and a code. Other sessions end with each change."""

    page_title = _("heading_second_factor", default="Code from the telephone")
    recovery_codes = None

    def __call__(self):
        if api.user.get(userid=self.user_id) is None or not self._has_password():
            raise Forbidden("No account with a password in the portal")
        self.request.response.setHeader("Cache-Control", "no-store")
        return super().__call__()

    @property
    def user_id(self):
        return api.user.get_current().getId()

    @property
    def login(self):
        return api.user.get_current().getUserName()

    @property
    def record(self):
        return store.record(self.user_id)

    @property
    def state(self):
        """Return "on", "offered" or "off"."""
        if self.record.secret:
            return "on"
        return "offered" if self.record.offered else "off"

    @property
    def required(self):
        return store.must_have_second_factor(api.user.get_current().getRoles())

    @property
    def since(self):
        return api.portal.get_localized_time(self.record.since)

    @property
    def picture(self):
        return secondfactor.picture(self.record.offered, self.login)

    @property
    def secret_text(self):
        text = self.record.offered
        return " ".join(text[start : start + 4] for start in range(0, len(text), 4))

    def make_fields(self):
        if self.state == "off":
            return
        yield Field(
            "code",
            _("label_code", default="Code"),
            help=_("help_code_now", default="The six digits that the app shows now."),
            limit=40,
            autocomplete="one-time-code",
        )
        yield reauthentication.password_field()

    def posted(self):
        if "start" in self.request.form:
            if self.state != "on":
                secondfactor.offer(self.user_id)
            return self.request.response.redirect(self._here)
        if self.state == "off":
            # Switched off in another window meanwhile.
            return self.request.response.redirect(self._here)
        return super().posted()

    def check(self):
        errors = super().check()
        if not errors:
            problem = reauthentication.problem(self.values["current_password"])
            if problem:
                errors["current_password"] = problem
        return errors

    def save(self, values):
        if self.state == "offered":
            self.recovery_codes = secondfactor.confirm(self.user_id, values["code"])
            if self.recovery_codes is None:
                return self._wrong_code()
        elif self.state == "on":
            if not secondfactor.accept(self.user_id, self.login, values["code"]):
                return self._wrong_code()
            if "renew" in self.request.form:
                self.recovery_codes = secondfactor.renew_recovery_codes(self.user_id)
            else:
                secondfactor.switch_off(self.user_id)
        self._only_this_session()
        if self.recovery_codes is None:
            message = _("message_second_factor_off", default="You log in without a code now.")
            api.portal.show_message(message, self.request, type="success")
            return self.request.response.redirect(self._here)
        self.__dict__.pop("fields", None)
        return None

    @cached_property
    def _here(self):
        return f"{self.context.absolute_url()}/second-factor"

    def _has_password(self):
        accounts = api.portal.get_tool("acl_users").source_users
        return bool(accounts.allowPasswordSet(self.user_id))

    def _only_this_session(self):
        store.end_sessions(self.user_id)
        api.portal.get_tool("acl_users").session._setupSession(self.user_id, self.request.response)

    def _wrong_code(self):
        self.request.response.setStatus(422)
        wait = attempts.wait(attempts.CODE, self.login)
        self.errors = {
            "code": _(
                "error_code_wait",
                default="Too many wrong codes. Try again in ${minutes} minutes.",
                mapping={"minutes": -(-wait // 60)},
            )
            if wait
            else _(
                "error_code_wrong",
                default="The code is wrong, too old or used already. Wait for the next one.",
            )
        }
