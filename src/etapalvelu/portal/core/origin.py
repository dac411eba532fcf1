"""Writing requests that a browser sends for another site's page are refused.

Forms have tokens; REST calls with a session cookie have none, so this is what keeps another site
from making them (ASVS 5.0, 3.5.1 and 3.5.2).
"""

from etapalvelu.portal.interfaces import IEtapalveluLayer
from urllib.parse import urlsplit
from zExceptions import Forbidden
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal

READING = frozenset({"GET", "HEAD", "OPTIONS", "PROPFIND"})


def is_foreign(sec_fetch_site, origin, own_host):
    """Tell whether a browser says that a request comes from a page of another site.

    sec_fetch_site, origin: the headers of these names, None without them (programs send neither);
    own_host: host and port by which the portal was asked.
    """
    if sec_fetch_site:
        return sec_fetch_site not in ("same-origin", "none")
    return bool(origin) and urlsplit(origin).netloc != own_host


@adapter(IPubAfterTraversal)
def guard(event):
    """Raise Forbidden for a write that another site's page asks for."""
    request = event.request
    if request.method in READING or not IEtapalveluLayer.providedBy(request):
        return
    if is_foreign(
        request.getHeader("Sec-Fetch-Site"),
        request.getHeader("Origin"),
        urlsplit(request["SERVER_URL"]).netloc,
    ):
        raise Forbidden("The request comes from another site")
