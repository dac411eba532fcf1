"""What the main template shows around a page, worked out once a request and only when asked."""

from AccessControl import getSecurityManager
from etapalvelu.portal.access.store import managed_anywhere
from etapalvelu.portal.core.settings import support_email
from etapalvelu.portal.notifications import store as notifications
from etapalvelu.portal.outbox import store as outbox
from etapalvelu.portal.theme import assets
from etapalvelu.portal.theme import languages
from etapalvelu.portal.theme import sections
from etapalvelu.portal.theme.breadcrumbs import trail
from etapalvelu.portal.theme.editbar import edit_bar
from etapalvelu.portal.theme.workshop import needs_workshop
from functools import cached_property
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from Products.statusmessages.interfaces import IStatusMessage
from zope.component import queryMultiAdapter

ADMIN_PERMISSION = "Plone Site Setup: Overview"
# Message type of Plone -> class of Bootstrap
MESSAGE_CLASSES = {"error": "danger", "warn": "warning"}


class Frame:
    """The frame of one page: `view` is the page's own view, `parts` the macros of the frame."""

    def __init__(self, context, request, view, parts):
        self.context = context
        self.request = request
        self.view = view
        self.parts = parts
        self.portal = api.portal.get()
        self.portal_url = self.portal.absolute_url()
        self._security = getSecurityManager()

    def may(self, permission):
        # A manager approves in his own organisation, of which the site root knows nothing.
        if permission == sections.APPROVE_ACCOUNT and managed_anywhere():
            return True
        return bool(self._security.checkPermission(permission, self.portal))

    def helper(self, name):
        """Return one of Plone's helper views, which its own templates expect in their scope."""
        return queryMultiAdapter((self.context, self.request), name=name)

    @property
    def support_email(self):
        return support_email()

    def asset(self, name):
        return f"{self.portal_url}/{assets.asset_path(name)}"

    @cached_property
    def anonymous(self):
        return self._security.getUser().getId() is None

    @cached_property
    def member(self):
        """Whether the reader belongs to the network now; one who has left still can log in."""
        return not self.anonymous and self.may("View")

    @cached_property
    def user_name(self):
        user = api.user.get_current()
        return user.getProperty("fullname") or user.getUserName()

    @cached_property
    def unread(self):
        """How many notices the reader has not read."""
        return notifications.unread() if self.member else 0

    @cached_property
    def workshop(self):
        return needs_workshop(self.view)

    @cached_property
    def administrator(self):
        return not self.anonymous and self.may(ADMIN_PERMISSION)

    @cached_property
    def toolbar(self):
        return self.workshop and self.administrator

    @cached_property
    def url(self):
        return self.request.get("ACTUAL_URL", self.request["URL"]).rstrip("/")

    @cached_property
    def is_content_page(self):
        """Whether the page is the content itself and not another view of it."""
        here = self.context.absolute_url()
        return self.url in (here, f"{here}/view", f"{here}/@@view")

    @cached_property
    def is_reading_page(self):
        """Whether features may say above and below it what belongs to its content."""
        return self.member and self.is_content_page and not IPloneSiteRoot.providedBy(self.context)

    @cached_property
    def view_title(self):
        """The view's own title (`page_title`, or `label` of a form), or an empty text."""
        title = getattr(self.view, "page_title", None) or getattr(self.view, "label", None)
        return (title() if callable(title) else title) or ""

    @cached_property
    def page_title(self):
        return self.view_title or self.context.Title()

    @cached_property
    def breadcrumbs(self):
        if not self.member or self.url == self.portal_url:
            return []
        return trail(self.context, None if self.is_content_page else self.view_title)

    @cached_property
    def navigation(self):
        return list(sections.groups_for(self.may)) if self.member else []

    @cached_property
    def current_section(self):
        path = self.url[len(self.portal_url) :].strip("/")
        everything = [s for _title, members in self.navigation for s in members]
        return sections.current_path(path, everything) if path else sections.HOME.path

    @cached_property
    def edit_bar(self):
        if not self.member or IPloneSiteRoot.providedBy(self.context) or not self.is_content_page:
            return None
        return edit_bar(self.context)

    def messages(self):
        """Return (class, role, text) of what earlier requests had to say; they are said once."""
        for message in IStatusMessage(self.request).show():
            kind = MESSAGE_CLASSES.get(message.type, message.type)
            yield kind, "alert" if kind == "danger" else "status", message.message

    @cached_property
    def undeliverable(self):
        """The reader's own e-mail address when mail to it does not arrive, otherwise ""."""
        if self.anonymous:
            return ""
        address = api.user.get_current().getProperty("email", "") or ""
        return address if outbox.trouble(address) is not None else ""

    @property
    def language_names(self):
        return languages.NAMES

    @cached_property
    def here(self):
        """Address to return to after a change of language."""
        query = self.request.get("QUERY_STRING", "")
        return f"{self.url}?{query}" if query and self.request.method == "GET" else self.url

    @cached_property
    def body_class(self):
        """Plone's scripts and styles look at its own classes; ours need two."""
        if self.workshop:
            classes = self.helper("plone_layout").bodyClass(None, self.view).split()
            # Plone leaves room for its toolbar whenever somebody may edit.
            return " ".join(c for c in classes if self.toolbar or "plone-toolbar" not in c)
        name = getattr(self.view, "__name__", "") or "view"
        portal_type = getattr(self.context, "portal_type", "none")
        return f"template-{name} portaltype-{portal_type.lower().replace(' ', '-')}"

    @property
    def body_settings(self):
        """Attributes of <body> from which Plone's scripts take their settings."""
        return self.helper("plone_patterns_settings")() if self.workshop else {}
