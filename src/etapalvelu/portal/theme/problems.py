"""What a visitor sees when something is missing, forbidden or broken."""

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from etapalvelu.portal import _
from etapalvelu.portal.lifecycle import store as lifecycle
from functools import cached_property
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from Products.CMFPlone.browser.exceptions import ExceptionView
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.component.hooks import getSite
from zope.publisher.interfaces import NotFound as PublisherNotFound

PAGE_TITLES = {
    410: _("heading_withdrawn", default="This text has been withdrawn"),
    404: _("problem_not_found", default="The page was not found"),
    403: _("problem_forbidden", default="You have no access to this page"),
    500: _("problem_broken", default="Something went wrong"),
}


class Problem(ExceptionView):
    """The error page; Plone's class answers programs and follows moved pages."""

    # The last resort, when the frame itself is what breaks; Plone's would be in Plone's looks.
    basic_template = ViewPageTemplateFile("templates/broken.pt")

    def __call__(self):
        # Our layer comes before plone.rest's marker, whose answer programs expect.
        if IAPIRequest.providedBy(self.request):
            return ErrorHandling(self.context, self.request)()
        self._recognise()
        if self._challenges():
            return ""
        if self.withdrawn is not None:
            return self._say_farewell()
        return super().__call__()

    def _say_farewell(self):
        # The publisher would send the reader to the page about missing rights after this one.
        self.request.response._unauthorized = lambda: None
        self.request.response.setStatus(410, lock=True)
        # Zope would write the content's own address into the page as its base.
        self.request.response.setBase(None)
        self.context = self.__parent__
        return self.index()

    @cached_property
    def withdrawn(self):
        """What a member is told of a withdrawn text that he may not see any more, or None."""
        content = getattr(self, "__parent__", None)
        if not isinstance(self.context, Unauthorized) or not lifecycle.withdrawn(content):
            return None
        if not getSecurityManager().checkPermission("View", getSite()):
            return None
        return lifecycle.farewell(content)

    def _recognise(self):
        """Find out who is there: a path that leads nowhere ends before Zope has asked."""
        site = getSite()
        if site is None or getSecurityManager().getUser().getId() is not None:
            return
        if self.request.get("PUBLISHED") is None:
            self.request.set("PUBLISHED", site)
        user = site.acl_users.validate(self.request, roles=None)
        if user is not None:
            newSecurityManager(self.request, user)

    def _challenges(self):
        """Send strangers to log in from missing pages exactly as from secret ones."""
        hidden = isinstance(self.context, NotFound | PublisherNotFound | Unauthorized)
        wants_html = "text/html" in self.request.getHeader("Accept", "")
        anonymous = getSecurityManager().getUser().getId() is None
        if not (hidden and wants_html and anonymous) or "++" in self.request["PATH_INFO"]:
            return False
        response = self.request.response
        response._unauthorized()
        return response.getStatus() == 302

    @property
    def status(self):
        return self.request.response.getStatus()

    @property
    def page_title(self):
        return PAGE_TITLES.get(self.status, PAGE_TITLES[500])


class Forbidden(BrowserView):
    """Where Plone sends a person who is logged in and may not see a page."""

    status = 403
    withdrawn = None
    page_title = PAGE_TITLES[403]

    def __call__(self):
        self.request.response.setStatus(403)
        return self.index()

    def is_manager(self):
        return False
