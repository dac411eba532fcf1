"""Tells where an address in a text leads."""

from AccessControl.PermissionRole import rolesForPermissionOn
from etapalvelu.portal.linkreport import rules
from etapalvelu.portal.linkreport.texts import html_of
from plone import api
from urllib.parse import unquote
from urllib.parse import urljoin
from urllib.parse import urlsplit
from zope.component import queryMultiAdapter

# Steps after a content that are views of it and no content.
_VIEW_STEPS = ("view", "edit")
_RESOLVE = "resolveuid"


class Leader:
    """Where the addresses in one text lead; `lead` is for rules.findings."""

    def __init__(self, content):
        self.portal = api.portal.get()
        self.root = self.portal.absolute_url()
        # Relative addresses count from the content as the browser sees it.
        self.here = content.absolute_url()
        self._search = api.portal.get_tool("portal_catalog").unrestrictedSearchResults

    def lead(self, address):
        url = urljoin(self.here, address)
        if _RESOLVE in address:
            return self._by_uid(address)
        if url != self.root and not url.startswith((f"{self.root}/", f"{self.root}#")):
            return rules.EXTERNAL
        parts = urlsplit(url.removeprefix(self.root))
        return self._by_path([unquote(s) for s in parts.path.split("/") if s], parts.fragment)

    def _by_uid(self, address):
        parts = urlsplit(address)
        uid = parts.path.partition(f"{_RESOLVE}/")[2].split("/")[0]
        return self._problem(self._search(UID=uid) if uid else (), parts.fragment)

    def _by_path(self, steps, fragment):
        while steps and (steps[-1].startswith("@@") or steps[-1] in _VIEW_STEPS):
            steps.pop()
        if not steps:
            return None
        if "@@images" in steps or "@@download" in steps:
            steps = steps[: next(i for i, step in enumerate(steps) if step.startswith("@@"))]
        path = "/".join((*self.portal.getPhysicalPath(), *steps))
        found = self._search(path={"query": path, "depth": 0})
        if not found and len(steps) == 1:
            view = queryMultiAdapter((self.portal, api.env.getRequest()), name=steps[0])
            return rules.BROKEN if view is None else None
        return self._problem(found, fragment)

    def _problem(self, found, fragment):
        if not found:
            return rules.BROKEN
        content = found[0]._unrestrictedGetObject()
        if "Member" not in rolesForPermissionOn("View", content):
            return rules.UNSEEN
        if fragment and fragment not in rules.anchors(html_of(content)):
            # The portal's own pages have places that are not in the text.
            return rules.ANCHOR if html_of(content) else None
        return None
