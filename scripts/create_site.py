"""Create the site in an empty database and serve it at the root of http://localhost.

.venv/bin/python scripts/create_site.py ZOPE_CONF
"""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.users import UnrestrictedUser
from Testing.makerequest import makerequest
from zope.globalrequest import setRequest
from Zope2.Startup.run import configure_wsgi

import sys
import transaction
import Zope2

# The Zope root itself is served under no host name.
HOSTS = ("localhost", "127.0.0.1")


def create(app) -> None:
    # Known only once Zope is configured.
    from etapalvelu.portal.setuphandlers import site

    portal = site.create(app)
    app.virtual_hosting.set_map("\n".join(f"{host}/{portal.getId()}" for host in HOSTS))
    transaction.commit()


def main(zope_conf: str) -> None:
    configure_wsgi(zope_conf)
    app = makerequest(Zope2.app())
    setRequest(app.REQUEST)
    # Zope's own system user has no roles, and the workflow's guards ask for roles.
    installer = UnrestrictedUser("installer", "", ["Manager"], [])
    newSecurityManager(None, installer.__of__(app.acl_users))
    create(app)


if __name__ == "__main__":
    main(*sys.argv[1:])
