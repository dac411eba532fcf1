"""Runs in Zope, on the database that ZOPE_CONF names.

zope_site.py mail ZOPE_CONF PORT    let letters leave by that port of this machine
zope_site.py verify ZOPE_CONF       load every object with its class; prints what zodbverify says
"""

from zodbverify.verify import verify_zodb
from Zope2.Startup.run import configure_wsgi

import logging
import sys
import transaction
import Zope2


def mail(app, port):
    from plone import api
    from zope.component.hooks import setSite

    setSite(app["portal"])
    api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
    api.portal.set_registry_record("plone.smtp_port", int(port))
    api.portal.set_registry_record("plone.email_from_address", "portaali@verkosto.example")
    # Plone's own REST command writes the letters; elsewhere in the portal nobody may use it.
    app["portal"].manage_permission("Use mailhost services", ["Manager", "Coordinator"])
    transaction.commit()


def verify(app):
    logging.basicConfig(level=logging.WARNING, stream=sys.stdout, force=True)
    logging.getLogger("zodbverify").setLevel(logging.INFO)
    verify_zodb(app._p_jar.db().storage)


if __name__ == "__main__":
    action, zope_conf, *rest = sys.argv[1:]
    configure_wsgi(zope_conf)
    {"mail": mail, "verify": verify}[action](Zope2.app(), *rest)
