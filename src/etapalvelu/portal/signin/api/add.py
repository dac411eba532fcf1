"""POST @login: like Plone's, with waiting times and the code of the second factor."""

from etapalvelu.portal.signin import visits
from plone.restapi.services.auth.login import Login as PloneLogin


class Login(PloneLogin):
    """The body has login, password and, for accounts with a second factor, code."""

    def reply(self):
        # The credentials were tried when the address was traversed; once more is no attempt.
        visit = visits.current()
        if not visit.wait:
            answer = super().reply()
        if visit.wait:
            self.request.response.setStatus(429)
            self.request.response.setHeader("Retry-After", str(visit.wait))
            message = "Too many failed attempts. Try again later."
            return {"error": {"type": "Too many attempts", "message": message}}
        if "error" in answer and visit.code_for and not visit.passed:
            message = "Send the code of the second factor as well."
            answer["error"] = {"type": "Code required", "message": message}
        return answer
