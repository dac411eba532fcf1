"""Keeps the record of an account true, and sessions alive while somebody is at work."""

from etapalvelu.portal.core.public import STATIC_NAMESPACES
from etapalvelu.portal.interfaces import IEtapalveluLayer
from etapalvelu.portal.signin import devices
from etapalvelu.portal.signin import store
from etapalvelu.portal.signin import visits
from etapalvelu.portal.signin.plugins.sessions import Sessions
from plone import api
from plone.rest.interfaces import IAPIRequest
from zope.component import adapter
from zope.globalrequest import getRequest
from ZPublisher.interfaces import IPubAfterTraversal


def logged_in(user, event):
    request = getRequest()
    if not IEtapalveluLayer.providedBy(request) or api.user.get(userid=user.getId()) is None:
        return
    store.login_noted(user.getId(), request.getClientAddr())
    if not IAPIRequest.providedBy(request):
        devices.remember(request, user.getUserName())


def account_removed(user_id, event):
    store.forget(user_id)


@adapter(IPubAfterTraversal)
def page_opened(event):
    request = event.request
    path = request.get("PATH_INFO", "")
    if visits.current().session is None or any(name in path for name in STATIC_NAMESPACES):
        return
    plugin = api.portal.get_tool("acl_users").session
    if isinstance(plugin, Sessions):
        plugin.refresh_if_old(request)
