"""Refuses anonymous visitors everything outside the public list, whatever its own permission says.

Plone and its add-ons register many views as public; with this gate a new one is closed until it
is named in `core/public.py`.
"""

from AccessControl import getSecurityManager
from etapalvelu.portal.core.public import is_public
from etapalvelu.portal.interfaces import IEtapalveluLayer
from plone.base.interfaces import IPloneSiteRoot
from types import MethodType
from zExceptions import Unauthorized
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal


@adapter(IPubAfterTraversal)
def refuse_anonymous(event):
    """Raise Unauthorized (login page, or 401 for REST) for an anonymous request outside the list."""
    request = event.request
    if not IEtapalveluLayer.providedBy(request):
        return
    if getSecurityManager().getUser().getId() is not None:
        return
    published = request["PUBLISHED"]
    if isinstance(published, MethodType):
        published = published.__self__
    context = getattr(published, "context", None) or getattr(published, "__parent__", None)
    allowed = is_public(
        _steps_below_site(request),
        getattr(published, "__name__", None),
        IPloneSiteRoot.providedBy(context),
    )
    if not allowed:
        raise Unauthorized("Login is required")


def _steps_below_site(request):
    site = next((parent for parent in request["PARENTS"] if IPloneSiteRoot.providedBy(parent)), None)
    if site is None:
        return ()
    depth = len(site.getPhysicalPath()) - 1
    return [step.lstrip("@") for step in request._steps[depth:]]
