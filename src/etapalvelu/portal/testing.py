"""Test layers: the portal with its demonstration network, whose people act in the tests."""

from etapalvelu.portal.headers.middleware import make_filter
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from plone.app.testing import applyProfile
from plone.testing.zope import WSGIServer


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


class PortalServer(WSGIServer):
    """A server with the layers of `profiles/wsgi.ini.in` before Zope, and without XML-RPC."""

    pipeline = ()

    def setUpServer(self):
        super().setUpServer()
        self.server.adj.ident = None

    def make_wsgi_app(self):
        return make_filter(super().make_wsgi_app())

    def _get_zope_conf(self, folder):
        path = super()._get_zope_conf(folder)
        with open(path, encoding="utf-8") as file:
            lines = [line for line in file if "xmlrpc" not in line]
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(lines)
        return path


BARE_FIXTURE = BareFixture()
PORTAL_FIXTURE = PortalFixture()

SERVER_FIXTURE = PortalServer()

BARE_INTEGRATION = IntegrationTesting(bases=(BARE_FIXTURE,), name="Bare:Integration")
PORTAL_INTEGRATION = IntegrationTesting(bases=(PORTAL_FIXTURE,), name="Portal:Integration")
PORTAL_FUNCTIONAL = FunctionalTesting(
    bases=(PORTAL_FIXTURE, SERVER_FIXTURE), name="Portal:Functional"
)
