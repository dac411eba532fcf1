"""The state of content as a word beside its title."""

from Products.Five import BrowserView
from zope.i18nmessageid import Message


class StateBadge(BrowserView):
    """Used from templates: `@@state-badge`.badge("draft")."""

    def badge(self, state):
        title = Message(f"state_{state}", domain="etapalvelu.portal", default=state)
        return self.index(state=state, title=title)
