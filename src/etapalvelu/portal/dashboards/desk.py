"""What is known of the reader, found once for all tiles of a page."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.access import rules
from etapalvelu.portal.access import store
from etapalvelu.portal.core.titles import name_in
from functools import cached_property
from plone import api


class Desk:
    """The reader's roles and organisations, and a catalog that shows what the reader may see."""

    def __init__(self, portal_url):
        self.portal_url = portal_url
        self.user = api.user.get_current()
        self.user_id = self.user.getId()
        self.language = api.portal.get_current_language()
        self.now = datetime.now(UTC)
        self._search = api.portal.get_tool("portal_catalog").searchResults

    @cached_property
    def memberships(self):
        return store.memberships(self.user_id)

    @cached_property
    def roles(self):
        """Return the reader's roles anywhere in the network."""
        return frozenset(membership.role for membership in self.memberships)

    @cached_property
    def oversees(self):
        """Whether the reader looks after the whole network."""
        return bool(rules.SUPERVISOR_ROLES.intersection(self.user.getRoles()))

    @cached_property
    def organisations(self):
        """Return the catalog's records of the reader's organisations, by name."""
        uids = {membership.organisation_uid for membership in self.memberships}
        return self.find(UID=list(uids), sort_on="sortable_title") if uids else []

    def places(self, *roles):
        """Return the UIDs of the organisations in which the reader has one of the roles."""
        return [
            membership.organisation_uid
            for membership in self.memberships
            if membership.role in roles
        ]

    def find(self, **query):
        """Return catalog records that the reader may see."""
        return self._search(**query)

    def name(self, brain):
        """Return the name of an organisation in the reader's language."""
        facts = brain.listing or {}
        return name_in(self.language, facts) if "title" in facts else brain.Title
