"""What a job finds around it: a database connection, the site, a request and all rights."""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from AccessControl.users import UnrestrictedUser
from contextlib import contextmanager
from etapalvelu.portal.jobs import store
from plone.browserlayer.utils import registered_layers
from urllib.parse import urlsplit
from zope.component.hooks import setSite
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest
from zope.interface import alsoProvides
from zope.publisher.browser import setDefaultSkin
from ZPublisher.BaseRequest import RequestContainer
from ZPublisher.HTTPRequest import HTTPRequest
from ZPublisher.HTTPResponse import HTTPResponse

import io
import os
import transaction
import Zope2

# Who acts; no such account exists.
USER_ID = "portal-jobs"
# Address of the portal for links in what jobs write, such as letters: the first one that is set.
ADDRESSES = ("PORTAL_URL", "PORTAL_ADDRESS")


class Scheduler(UnrestrictedUser):
    """May do everything; the audit log names it."""

    def getId(self):
        return USER_ID


@contextmanager
def opened():
    """Give the Zope root on a connection of this thread's own."""
    app = Zope2.app()
    app = app.__of__(RequestContainer(REQUEST=_request()))
    try:
        yield app
    finally:
        transaction.abort()
        setSite(None)
        noSecurityManager()
        clearRequest()
        app.REQUEST.close()
        app._p_jar.close()


def enter(app, site_id):
    """Act in the site as the scheduler and return the site."""
    site = app[site_id]
    setSite(site)
    request = app.REQUEST
    alsoProvides(request, *registered_layers())
    _set_address(request, site)
    setRequest(request)
    user = Scheduler(USER_ID, "", ["Manager"], [])
    newSecurityManager(None, user.__of__(app.acl_users))
    return site


def site_ids(app):
    """Return the ids of the sites that have a schedule."""
    found = []
    for site in app.objectValues("Plone Site"):
        setSite(site)
        if store.is_prepared():
            found.append(site.getId())
    setSite(None)
    return found


def _request():
    # As Testing.makerequest, whose package must not be imported: it makes Zope open a database of
    # its own, in memory.
    environ = {"SERVER_NAME": "nohost", "SERVER_PORT": "80", "REQUEST_METHOD": "GET"}
    request = HTTPRequest(io.BytesIO(), environ, HTTPResponse(stdout=io.BytesIO()))
    request._steps = []
    request["ACTUAL_URL"] = request.get("URL")
    setDefaultSkin(request)
    return request


def _set_address(request, site):
    known = filter(None, map(os.environ.get, ADDRESSES))
    address = urlsplit(next(known, ""))
    if address.hostname:
        request.setServerURL(address.scheme, address.hostname, address.port)
        # Zope takes the innermost one as the root that has this address.
        request["PARENTS"] = [site]
        request.setVirtualRoot([step for step in address.path.split("/") if step])
