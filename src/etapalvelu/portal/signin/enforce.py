"""Who must have a second factor comes no further than the page where it is switched on."""

from AccessControl import getSecurityManager
from etapalvelu.portal.core.public import STATIC_NAMESPACES
from etapalvelu.portal.interfaces import IEtapalveluLayer
from etapalvelu.portal.signin import store
from etapalvelu.portal.signin import visits
from plone import api
from plone.rest.interfaces import IAPIRequest
from zExceptions import Redirect
from zExceptions import Unauthorized
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal

_OPEN = {"second-factor", "logout", "set-language", "profile", "end-sessions"}


@adapter(IPubAfterTraversal)
def code_is_required(event):
    request = event.request
    if not IEtapalveluLayer.providedBy(request) or visits.current().session is None:
        return
    if not store.setting("second_factor_roles", None):
        return
    user = getSecurityManager().getUser()
    if store.has_second_factor(user.getId()):
        return
    if not store.must_have_second_factor(user.getRoles()):
        return
    if not api.portal.get_tool("acl_users").source_users.allowPasswordSet(user.getId()):
        # Logs in at the own organisation only, which asks for what it finds enough.
        return
    steps = {step.lstrip("@") for step in request._steps}
    if steps & _OPEN or any(step.startswith(STATIC_NAMESPACES) for step in steps):
        return
    if IAPIRequest.providedBy(request):
        raise Unauthorized("A second factor is required")
    raise Redirect(f"{api.portal.get().absolute_url()}/second-factor")
