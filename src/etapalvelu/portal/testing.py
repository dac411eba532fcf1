"""Test layers: the portal with its demonstration network, whose people act in the tests."""

from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from plone.app.testing import applyProfile
from plone.testing.zope import WSGI_SERVER_FIXTURE


class BareFixture(PloneSandboxLayer):
    """The package is loaded, its profile is not applied."""

    defaultBases = (PLONE_FIXTURE,)

    def setUpZope(self, app, configuration_context):
        import etapalvelu.portal

        self.loadZCML(package=etapalvelu.portal)


class PortalFixture(PloneSandboxLayer):
    """The default profile and the demonstration network."""

    defaultBases = (PLONE_FIXTURE,)

    def setUpZope(self, app, configuration_context):
        import etapalvelu.portal

        self.loadZCML(package=etapalvelu.portal)

    def setUpPloneSite(self, portal):
        applyProfile(portal, "etapalvelu.portal:default")
        applyProfile(portal, "etapalvelu.portal:demo")


BARE_FIXTURE = BareFixture()
PORTAL_FIXTURE = PortalFixture()

BARE_INTEGRATION = IntegrationTesting(bases=(BARE_FIXTURE,), name="Bare:Integration")
PORTAL_INTEGRATION = IntegrationTesting(bases=(PORTAL_FIXTURE,), name="Portal:Integration")
PORTAL_FUNCTIONAL = FunctionalTesting(
    bases=(PORTAL_FIXTURE, WSGI_SERVER_FIXTURE), name="Portal:Functional"
)
