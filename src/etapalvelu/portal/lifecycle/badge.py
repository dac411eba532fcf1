"""The state of content as a word beside its title."""

from etapalvelu.portal.core.states import state_title
from Products.Five import BrowserView


class StateBadge(BrowserView):
    """Used from templates: `@@state-badge`.badge("draft")."""

    def badge(self, state):
        return self.index(state=state, title=state_title(state))
