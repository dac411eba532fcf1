"""People who asked for what they may not have."""

from AccessControl import getSecurityManager
from etapalvelu.portal.audit import store
from etapalvelu.portal.interfaces import IEtapalveluLayer
from zExceptions import Forbidden
from zExceptions import Unauthorized


def aborting(event):
    """Before the abort of a refused request; strangers are sent to the login page and not noted."""
    request, kind = event.request, event.exc_info[0]
    user_id = getSecurityManager().getUser().getId()
    if not user_id or event.retry or not IEtapalveluLayer.providedBy(request):
        return
    if issubclass(kind, Forbidden | Unauthorized):
        store.record("access.refused", store.asked(request), at_once=True, method=request.method)
