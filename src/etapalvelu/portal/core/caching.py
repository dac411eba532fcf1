"""Keeps pages of members out of every cache, because computers at service points are shared."""

from AccessControl import getSecurityManager
from etapalvelu.portal.core.public import STATIC_NAMESPACES
from etapalvelu.portal.interfaces import IEtapalveluLayer
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal


@adapter(IPubAfterTraversal)
def keep_private(event):
    """Set Cache-Control for a member's answer (RFC 9111 5.2.2.5); a view may set another."""
    request = event.request
    if not IEtapalveluLayer.providedBy(request):
        return
    static = any(step.startswith(STATIC_NAMESPACES) for step in request._steps)
    if not static and getSecurityManager().getUser().getId() is not None:
        request.response.setHeader("Cache-Control", "private, no-store")
