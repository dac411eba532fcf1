"""Create the site in the instance's database and serve it at the root of http://localhost.

    .venv/bin/python scripts/create_site.py ZOPE_CONF MAIL_FOLDER

One process of its own and one transaction: a run that is killed leaves nothing behind.
"""

import sys

import transaction
import Zope2
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SpecialUsers import system
from Testing.makerequest import makerequest
from zope.globalrequest import setRequest
from Zope2.Startup.run import configure_wsgi

SITE = "portal"
# The Zope root itself is served under no host name.
HOSTS = ("localhost", "127.0.0.1")


def create(app, mail_folder: str) -> None:
    from etapalvelu.portal.setuphandlers import site

    before = app._p_jar.db().lastTransaction()
    portal = site.create(app)
    if app._p_jar.db().lastTransaction() != before:
        raise RuntimeError("site creation committed half-way: a killed run could not be repeated")
    # MAILHOST_QUEUE_ONLY in the development profile keeps the messages in this folder.
    portal.MailHost.smtp_queue = True
    portal.MailHost.smtp_queue_directory = mail_folder
    app.virtual_hosting.set_map("\n".join(f"{host}/{SITE}" for host in HOSTS))
    transaction.commit()


def main(zope_conf: str, mail_folder: str) -> None:
    configure_wsgi(zope_conf)
    app = makerequest(Zope2.app())
    setRequest(app.REQUEST)
    newSecurityManager(None, system)
    if SITE not in app.objectIds():
        create(app, mail_folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
