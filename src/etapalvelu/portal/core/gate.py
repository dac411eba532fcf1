"""Two locks that hold whatever permission a view itself asks for.

Plone and its add-ons register many views as public. Anonymous visitors reach only what
`core/public.py` names; members reach no view of content that they may not see.
"""

from AccessControl import getSecurityManager
from etapalvelu.portal.core import monitorkey
from etapalvelu.portal.core.public import is_public
from etapalvelu.portal.interfaces import IEtapalveluLayer
from plone.base.interfaces import IPloneSiteRoot
from plone.dexterity.interfaces import IDexterityContent
from types import MethodType
from zExceptions import Unauthorized
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal


@adapter(IPubAfterTraversal)
def guard(event):
    """Raise Unauthorized (login page, or 401 for REST) for what the visitor may not reach."""
    request = event.request
    if not IEtapalveluLayer.providedBy(request):
        return
    if getSecurityManager().getUser().getId() is None:
        allowed = _is_public(request)
    else:
        allowed = _may_view(request)
    if not allowed:
        raise Unauthorized("Login is required")


def _is_public(request):
    published = request["PUBLISHED"]
    if isinstance(published, MethodType):
        published = published.__self__
    context = getattr(published, "context", None) or getattr(published, "__parent__", None)
    name = getattr(published, "__name__", None)
    on_site_root = IPloneSiteRoot.providedBy(context)
    if on_site_root and monitorkey.opens(request, name):
        return True
    return is_public(_steps_below_site(request), name, on_site_root)


def _may_view(request):
    for parent in request["PARENTS"]:
        # The site root serves people without membership too; its views ask for themselves.
        if IPloneSiteRoot.providedBy(parent):
            return True
        if IDexterityContent.providedBy(parent):
            return getSecurityManager().checkPermission("View", parent)
    return True


def _steps_below_site(request):
    site = next(
        (parent for parent in request["PARENTS"] if IPloneSiteRoot.providedBy(parent)), None
    )
    if site is None:
        return ()
    # Behind a proxy Zope forgets the steps to the virtual root.
    depth = len(site.getPhysicalPath()) - len(request.get("VirtualRootPhysicalPath", ("",)))
    return [step.lstrip("@") for step in request._steps[depth:]]
