"""The buttons below a content's text: follow this, its organisation, its themes."""

from etapalvelu.portal import _
from etapalvelu.portal.notifications import subscriptions
from etapalvelu.portal.organisations.store import nearest_organisation
from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase


class FollowPanel(ViewletBase):
    @cached_property
    def portal_address(self):
        return api.portal.get().absolute_url()

    @cached_property
    def choices(self):
        """Return what may be followed from this page, and whether the reader does."""
        user_id = api.user.get_current().getId()
        found = {api.content.get_uuid(self.context): _("follow_this", default="This page")}
        place = nearest_organisation(self.context)
        if place is not None:
            found.setdefault(api.content.get_uuid(place), place.Title())
        themes = subscriptions.themes_of(self.context)
        if themes:
            titles = subscriptions.all_themes()
            found |= {target: titles.get(target, target) for target in themes}
        return [
            {"target": t, "title": title, "on": subscriptions.follows(user_id, t)}
            for t, title in found.items()
        ]
