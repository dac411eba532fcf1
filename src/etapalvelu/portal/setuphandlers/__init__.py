"""What the profiles cannot say in XML, and the creation of the site."""

from plone.base.interfaces import INonInstallable
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """Keeps the helper profiles out of the add-ons control panel."""

    def getNonInstallableProfiles(self):
        return ["etapalvelu.portal:uninstall", "etapalvelu.portal:demo"]
