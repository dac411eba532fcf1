"""The control panel of the search: by what the index was made, and a button to make it anew."""

from etapalvelu.portal import _
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.search import health
from etapalvelu.portal.search import setup
from etapalvelu.portal.search import synonyms
from etapalvelu.portal.search.unfinished import unfinished
from etapalvelu.portal.search.words import voikko
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zExceptions import Forbidden

REBUILD = "etapalvelu.portal: Rebuild search"


class SearchStatus(BrowserView):
    """Everybody with the permission reads; administrators have everything indexed again."""

    page_title = _("heading_search_status", default="State of the search")

    def __call__(self):
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self._rebuild()
        return self.index()

    def _rebuild(self):
        if not self.may_rebuild:
            raise Forbidden(REBUILD)
        if voikko.version():
            unfinished().all_after = -(2**31)
            audit.record("search.rebuilt", target="portal_catalog")
            api.portal.show_message(
                _(
                    "message_search_rebuild",
                    default="Everything is indexed again by the scheduled work. Search goes on.",
                ),
                self.request,
            )
        return self.request.response.redirect(f"{self.context.absolute_url()}/search-status")

    @property
    def may_rebuild(self):
        return api.user.has_permission(REBUILD)

    @property
    def problem(self):
        return health.problem(self.waiting)

    @property
    def present(self):
        """The analyser of this process, "" when there is none."""
        return voikko.version()

    @property
    def recorded(self):
        """The analyser that has made the index, "" when there was none."""
        return setup.analyser()

    @property
    def waiting(self):
        return len(unfinished().contents)

    @property
    def is_rebuilding(self):
        return unfinished().all_after is not None

    @property
    def words(self):
        return setup.words()

    @property
    def synonyms(self):
        return len(synonyms.table())
