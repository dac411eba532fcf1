"""Bring the site to the version of this code, in one transaction.

.venv/bin/python scripts/upgrade_site.py ZOPE_CONF [--then COMMAND]

COMMAND is for the shell, in the moment after the commit: it sends visitors to the new processes.
"""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.users import UnrestrictedUser
from Testing.makerequest import makerequest
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from Zope2.Startup.run import configure_wsgi

import argparse
import subprocess
import transaction
import Zope2


def upgrade(portal) -> list[str]:
    """Return the titles of the steps that ran: Plone's own first, then the portal's."""
    # Known only once Zope is configured.
    from etapalvelu.portal.upgrades import profile

    steps = []
    if portal.portal_migration.needUpgrading():
        portal.portal_migration.upgrade(swallow_errors=False)
        steps.append("Plone")
    pending = profile.pending()
    if pending:
        portal.portal_setup.upgradeProfile(profile.PROFILE)
    return steps + pending


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("zope_conf")
    parser.add_argument("--then", metavar="COMMAND")
    options = parser.parse_args()
    configure_wsgi(options.zope_conf)
    app = makerequest(Zope2.app())
    setRequest(app.REQUEST)
    installer = UnrestrictedUser("installer", "", ["Manager"], [])
    newSecurityManager(None, installer.__of__(app.acl_users))
    for portal in app.objectValues("Plone Site"):
        setSite(portal)
        steps = upgrade(portal)
        transaction.get().note("Upgraded: " + ", ".join(steps))
        transaction.commit()
        if options.then:
            subprocess.run(["/bin/sh", "-c", options.then], check=True)
        print("Upgraded " + (", ".join(steps) or "nothing: the site is up to date"))


if __name__ == "__main__":
    main()
