"""Lets somebody in whom another feature has recognised; a code is asked for as after a password."""

from etapalvelu.portal.signin import pending
from etapalvelu.portal.signin import signing
from etapalvelu.portal.signin import store
from plone import api
from urllib.parse import urlencode

set_cookie = signing.set_cookie


def drop_cookie(request, name):
    request.response.expireCookie(name, path=signing.cookie_path(request))


def let_in(request, user_id, came_from=""):
    portal_url = api.portal.get().absolute_url()
    inside = api.portal.get_tool("portal_url").isURLInPortal
    target = came_from if came_from and inside(came_from) else portal_url
    if store.has_second_factor(user_id):
        pending.begin(request, user_id)
        return f"{portal_url}/login-code?{urlencode({'came_from': target})}"
    acl_users = api.portal.get_tool("acl_users")
    acl_users.session._setupSession(user_id, request.response)
    with api.env.adopt_user(user=acl_users.getUserById(user_id)):
        api.portal.get_tool("portal_membership").loginUser(request)
    return target
