"""Pages of guides and news."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from etapalvelu.portal import _
from etapalvelu.portal.core.facetlist import FacetList
from etapalvelu.portal.core.texts import html
from etapalvelu.portal.glossary.store import linked
from etapalvelu.portal.guides.rules import neighbours
from etapalvelu.portal.guides.rules import nested
from etapalvelu.portal.guides.rules import with_contents
from functools import cached_property
from plone import api
from plone.app.contenttypes.interfaces import IFolder
from Products.Five import BrowserView


class Guides(FacetList):
    """The guide pages as a table of contents, in reading order."""

    types = ("Document",)
    in_section = True
    has_listing = False
    sort_on = "getObjPositionInParent"
    page_title = _("title_guides", default="Guides")
    pages = 1

    @cached_property
    def contents(self):
        return nested(self.rows_of(self.brains))


class PageView(BrowserView):
    """A page of text with its own table of contents."""

    @cached_property
    def _text(self):
        return with_contents(linked(self.context, self.request, html(self.context, "text")))

    @property
    def text(self):
        return self._text[0]

    @property
    def contents(self):
        return self._text[1]

    @property
    def modified(self):
        return api.portal.get_localized_time(self.context.modified())

    @property
    def state(self):
        return api.content.get_state(self.context, "")

    @cached_property
    def _neighbours(self):
        """The pages beside this one in its folder, for those who read on."""
        folder = aq_parent(aq_inner(self.context))
        if not IFolder.providedBy(folder):
            return None, None
        brains = api.content.find(
            portal_type="Document",
            path={"query": "/".join(folder.getPhysicalPath()), "depth": 1},
            sort_on="getObjPositionInParent",
        )
        pages = {brain.getId: brain for brain in brains}
        return [
            {"url": pages[id_].getURL(), "title": pages[id_].Title} if id_ else None
            for id_ in neighbours(list(pages), self.context.getId())
        ]

    @property
    def previous(self):
        return self._neighbours[0]

    @property
    def next(self):
        return self._neighbours[1]


class NewsItemView(PageView):
    """A news item: date, picture, text."""

    @property
    def published(self):
        return api.portal.get_localized_time(self.context.effective_date or self.context.created())

    @property
    def image(self):
        if not getattr(self.context, "image", None):
            return None
        return {
            "url": f"{self.context.absolute_url()}/@@images/image/large",
            "caption": self.context.image_caption or "",
        }
