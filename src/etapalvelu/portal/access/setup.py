"""What accounts need in a new site."""

from etapalvelu.portal.access import records
from plone import api

SHORTEST_PASSWORD = 12


def prepare():
    """Make the stores of requests and invitations and set the password rule; safe to repeat."""
    records.create_trees()
    # Length is what makes a password strong (NIST SP 800-63B, section 5.1.1.2); Plone's rule is 8.
    api.portal.get_tool("acl_users").password_policy.min_chars = SHORTEST_PASSWORD
