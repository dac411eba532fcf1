"""Guard of the publish transition."""

from etapalvelu.portal.lifecycle.rules import may_publish
from plone import api
from Products.Five import BrowserView


class SecondPairOfEyes(BrowserView):
    """True when the present user is not the one who sent the content to review."""

    def __call__(self):
        user = api.user.get_current()
        return may_publish(self._submitter(), user.getId(), api.user.get_roles(obj=self.context))

    def _submitter(self):
        history = self.context.workflow_history.get("content_workflow", ())
        submits = [entry["actor"] for entry in history if entry.get("action") == "submit"]
        return submits[-1] if submits else None
