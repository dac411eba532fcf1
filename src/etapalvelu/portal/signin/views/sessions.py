"""Log out everywhere: for the person."""

from etapalvelu.portal import _
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.signin import store
from etapalvelu.portal.signin import trail
from plone import api
from zExceptions import Forbidden


class EndSessions(Form):
    """Asks first; then every browser and program of the person has to log in again, this too."""

    page_title = _("heading_end_sessions", default="Log out everywhere")

    def __call__(self):
        if api.user.get(userid=api.user.get_current().getId()) is None:
            raise Forbidden("No account in the portal")
        return super().__call__()

    def make_fields(self):
        return ()

    def save(self, values):
        user_id = api.user.get_current().getId()
        store.end_sessions(user_id)
        trail.sessions_ended(user_id, "by the person")
        self.request.response.expireCookie("__ac", path="/")
        done = _("message_sessions_ended", default="You are logged out on every device.")
        api.portal.show_message(done, self.request, type="success")
        return self.request.response.redirect(f"{self.context.absolute_url()}/login")
