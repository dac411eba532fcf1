"""Which of Plone's own types have terms linked in their text."""

from plone import api

BEHAVIOR = "etapalvelu.portal.termlinks"
TYPES = ("Document", "News Item", "ServiceCard", "SpaceGuideline", "Question")


def prepare():
    """Let authors of these types switch the links off; safe to repeat."""
    for name in TYPES:
        fti = api.portal.get_tool("portal_types")[name]
        if BEHAVIOR not in fti.behaviors:
            fti.manage_changeProperties(behaviors=(*fti.behaviors, BEHAVIOR))
