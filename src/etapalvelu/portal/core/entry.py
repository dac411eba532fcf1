"""What the pages of everything in the registers share: names by language, state, people."""

from AccessControl import getSecurityManager
from etapalvelu.portal.core.checks import web_link
from etapalvelu.portal.core.titles import name_in
from etapalvelu.portal.core.titles import titles
from functools import cached_property
from plone import api
from Products.Five import BrowserView

NAMES = ("title", "title_sv", "title_en")


class EntryView(BrowserView):
    """The page of one entry of a register."""

    @cached_property
    def language(self):
        return api.portal.get_current_language()

    @cached_property
    def names(self):
        return {name: getattr(self.context, name, None) or "" for name in NAMES}

    @property
    def page_title(self):
        return name_in(self.language, self.names)

    @property
    def other_names(self):
        """Return (language, name) of the names that are not the page's heading."""
        names = zip(("fi", "sv", "en"), (self.names[name] for name in NAMES), strict=True)
        return [(code, name) for code, name in names if name and name != self.page_title]

    @cached_property
    def state(self):
        return api.content.get_state(self.context, default="")

    @property
    def website_link(self):
        """Where the website's link leads; data from before the check may hold anything."""
        return web_link(self.context.website)

    def titles(self, vocabulary):
        return titles(vocabulary, self.context, self.request)

    def may(self, permission):
        return bool(getSecurityManager().checkPermission(permission, self.context))

    @property
    def people_url(self):
        """Address of the organisation's people, None for those who may not see them."""
        allowed = self.may("etapalvelu.portal: View people")
        return f"{self.context.absolute_url()}/people" if allowed else None
