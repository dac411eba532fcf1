"""Print as JSON what an upgrade changes in a site: look.py ZOPE_CONF."""

from Acquisition import aq_base
from plone.registry.interfaces import IRegistry
from Testing.makerequest import makerequest
from ZODB.broken import Broken
from zope.component import getUtility
from zope.component.hooks import setSite
from Zope2.Startup.run import configure_wsgi

import json
import sys
import Zope2

configure_wsgi(sys.argv[1])
portal = makerequest(Zope2.app()).portal
setSite(portal)
profile = "etapalvelu.portal:default"
permissions = {}
for name, *_value in portal.ac_inherited_permissions(1):
    roles = [role["name"] for role in portal.rolesOfPermission(name) if role["selected"]]
    permissions[name] = sorted(roles)
print(
    json.dumps(
        {
            "version": ".".join(portal.portal_setup.getLastVersionForProfile(profile)),
            "permissions": permissions,
            "registry": sorted(getUtility(IRegistry).records),
            "mail_host": type(aq_base(portal.MailHost)).__module__,
            "plugins": {
                name: type(aq_base(plugin)).__module__
                for name, plugin in portal.acl_users.objectItems()
            },
            "objects": len(portal.portal_catalog),
            "broken": [
                obj.getId()
                for folder in (portal, portal.acl_users)
                for obj in folder.objectValues()
                if isinstance(aq_base(obj), Broken)
            ],
        }
    )
)
