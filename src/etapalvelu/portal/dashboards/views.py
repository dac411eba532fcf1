"""Front page of the portal and the list behind its numbers."""

from etapalvelu.portal import _
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.dashboards import changes
from etapalvelu.portal.dashboards import figures
from etapalvelu.portal.dashboards import places
from etapalvelu.portal.dashboards import points
from etapalvelu.portal.dashboards.desk import Desk
from etapalvelu.portal.dashboards.numbers import BY_STATE
from etapalvelu.portal.dashboards.numbers import NUMBERS
from etapalvelu.portal.dashboards.numbers import ToRead
from etapalvelu.portal.favourites import store as favourites
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound

VIEW = "etapalvelu.portal: View dashboard"
# Lines of a list that has a page of its own.
SHOWN = 5


class Dashboard(BrowserView):
    """Everybody's first page; each tile decides for whom it is."""

    outside = ViewPageTemplateFile("templates/outside.pt")

    def __call__(self):
        # Whoever has left the network still has an account, and deserves an explanation.
        if not api.user.has_permission(VIEW, obj=self.context):
            return self.outside()
        return self.index()

    @property
    def page_title(self):
        return _("nav_home", default="Front page")

    @cached_property
    def desk(self):
        return Desk(self.context.absolute_url())

    @property
    def name(self):
        return self.desk.user.getProperty("fullname", "") or self.desk.user.getUserName()

    @cached_property
    def numbers(self):
        return [tile for tile in (kind(self.desk) for kind in NUMBERS) if tile.wanted]

    @cached_property
    def to_read(self):
        """The first of what the reader has to read and confirm."""
        return next((tile.brains for tile in self.numbers if isinstance(tile, ToRead)), [])[:SHOWN]

    @cached_property
    def favourites(self):
        return favourites.mine()[:SHOWN]

    @cached_property
    def today(self):
        return points.today(self.desk)

    @cached_property
    def incomplete(self):
        return points.incomplete(self.desk)

    @cached_property
    def latest(self):
        return changes.latest(self.desk)

    @cached_property
    def organisations(self):
        return places.organisations(self.desk)

    @cached_property
    def shortcuts(self):
        return places.shortcuts(self.desk)

    @cached_property
    def figures(self):
        return figures.network(self.desk)


class MyWork(BrowserView):
    """What is behind a number of the front page."""

    @cached_property
    def tile(self):
        kind = BY_STATE.get(parameters.text(self.request.form, "state"))
        if kind is None:
            raise NotFound("my-work")
        return kind(Desk(self.context.absolute_url()))

    @property
    def page_title(self):
        return self.tile.heading

    @property
    def rows(self):
        titles = api.portal.get_tool("portal_types")
        for brain in self.tile.brains if self.tile.wanted else ():
            yield {
                "title": brain.Title,
                "url": brain.getURL(),
                "type": titles[brain.portal_type].title,
                "date": api.portal.get_localized_time(brain.modified),
            }
