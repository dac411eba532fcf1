"""What is noted of a request while it goes through Zope."""

from AccessControl import getSecurityManager
from types import MethodType
from zope.publisher.interfaces.browser import IBrowserView

KEY = "etapalvelu.portal.trace"
STATIC_NAMESPACES = ("++resource++", "++plone++", "++webresource++")
# The names of views come from the code, so this is never reached unless something is amiss.
MOST_VIEWS = 500

_known = set()


class Trace:
    """Goes along in the WSGI environment."""

    user = ""  # opaque id of the account, empty for strangers
    view = "none"  # what answered; "none" = it did not come so far
    status = 500

    def __init__(self, identifier):
        self.id = identifier


def take_down(event):
    """Note who asks for which view; subscriber of the end of traversal."""
    trace = event.request.environ.get(KEY)
    if trace is not None:
        trace.user = getSecurityManager().getUser().getId() or ""
        trace.view = view_name(event.request)


def view_name(request):
    """Return the name of what is published, from a set that visitors cannot make grow."""
    if any(step.startswith(STATIC_NAMESPACES) for step in request._steps[-4:]):
        return "static"
    published = request.get("PUBLISHED")
    if isinstance(published, MethodType):
        published = published.__self__
    name = getattr(published, "__name__", None)
    if not IBrowserView.providedBy(published) or not isinstance(name, str):
        return "other"
    if name not in _known and len(_known) >= MOST_VIEWS:
        return "other"
    _known.add(name)
    return name
