"""Hand-written forms of questions: what was typed, what is wrong with it."""

from etapalvelu.portal.core.problems import Problem
from etapalvelu.portal.core.sentences import sentence
from plone.protect import CheckAuthenticator
from zExceptions import Unauthorized


class TypedForm:
    """Mixed into a view: keeps what was typed and says beside each field what is wrong."""

    errors = {}

    def typed(self, name):
        """Return one field as text, without blanks around it."""
        value = self.request.form.get(name, "")
        return value.strip().replace("\r\n", "\n") if isinstance(value, str) else ""

    def submitted(self, button):
        """Tell whether the form was sent by that button; a forged sending is refused."""
        if self.request.method != "POST" or button not in self.request.form:
            return False
        CheckAuthenticator(self.request)
        return True

    def demand(self, allowed):
        if not allowed:
            raise Unauthorized

    def error(self, name):
        problem = self.errors.get(name)
        return self.sentence(problem) if problem else ""

    def sentence(self, problem: Problem):
        return sentence(problem, self.request)
