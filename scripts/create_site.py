"""Create the site in an empty database and serve it at the root of http://localhost.

.venv/bin/python scripts/create_site.py ZOPE_CONF             with the demonstration network
.venv/bin/python scripts/create_site.py ZOPE_CONF --empty     without it; the password of the one
    administrator is read from standard input
"""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.users import UnrestrictedUser
from Testing.makerequest import makerequest
from zope.globalrequest import setRequest
from Zope2.Startup.run import configure_wsgi

import argparse
import sys
import transaction
import Zope2

# The Zope root itself is served under no host name.
HOSTS = ("localhost", "127.0.0.1")
ADMINISTRATOR = "administrator"


def create(app, password: str | None) -> None:
    # Known only once Zope is configured.
    from etapalvelu.portal.setuphandlers import site

    portal = site.create(app, demo=password is None)
    if password:
        portal.portal_membership.addMember(ADMINISTRATOR, password, ["Manager", "Member"], [])
    app.virtual_hosting.set_map("\n".join(f"{host}/{portal.getId()}" for host in HOSTS))
    transaction.commit()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("zope_conf")
    parser.add_argument("--empty", action="store_true", help="one administrator, no network")
    options = parser.parse_args()
    password = sys.stdin.readline().strip() if options.empty else None
    configure_wsgi(options.zope_conf)
    app = makerequest(Zope2.app())
    setRequest(app.REQUEST)
    # Zope's own system user has no roles, and the workflow's guards ask for roles.
    installer = UnrestrictedUser("installer", "", ["Manager"], [])
    newSecurityManager(None, installer.__of__(app.acl_users))
    create(app, password)


if __name__ == "__main__":
    main()
