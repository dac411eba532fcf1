from etapalvelu.portal.interfaces import IEtapalveluLayer
from etapalvelu.portal.testing import BARE_INTEGRATION
from plone.app.testing import applyProfile
from plone.browserlayer.utils import registered_layers

import unittest

PROFILE = "etapalvelu.portal:default"
OWN_TYPES = {
    "CommunicationPlan",
    "ContactPerson",
    "GlossaryTerm",
    "MarketingTemplate",
    "NetworkOrganisation",
    "Question",
    "Service",
    "ServiceCard",
    "ServicePoint",
    "ServiceProvider",
    "SpaceGuideline",
    "TrainingCourse",
    "TrainingModule",
}
OWN_WORKFLOWS = {"content_workflow", "registry_workflow", "question_workflow", "plan_workflow"}
SECTIONS = {"points", "providers", "organisations", "guides", "glossary", "questions"}


class ProfileTest(unittest.TestCase):
    layer = BARE_INTEGRATION

    def setUp(self):
        self.portal = self.layer["portal"]
        self.setup = self.portal.portal_setup

    def test_install(self):
        applyProfile(self.portal, PROFILE)
        self.assertLessEqual(OWN_TYPES, set(self.portal.portal_types))
        self.assertLessEqual(OWN_WORKFLOWS, set(self.portal.portal_workflow))
        self.assertLessEqual(SECTIONS, set(self.portal))
        self.assertIn(IEtapalveluLayer, registered_layers())
        self.assertEqual(self.portal.rolesOfPermission("View")[0]["selected"], "")

    def test_reinstall_changes_no_content(self):
        applyProfile(self.portal, PROFILE)
        before = sorted(
            brain.getPath() for brain in self.portal.portal_catalog.unrestrictedSearchResults()
        )
        applyProfile(self.portal, PROFILE)
        after = sorted(
            brain.getPath() for brain in self.portal.portal_catalog.unrestrictedSearchResults()
        )
        self.assertEqual(before, after)

    def test_uninstall(self):
        applyProfile(self.portal, PROFILE)
        applyProfile(self.portal, "etapalvelu.portal:uninstall")
        self.assertNotIn(IEtapalveluLayer, registered_layers())
        self.assertFalse(OWN_TYPES & set(self.portal.portal_types))
        self.assertFalse(OWN_WORKFLOWS & set(self.portal.portal_workflow))
        self.assertNotIn("municipality", self.portal.portal_catalog.indexes())
        self.assertNotEqual(self.portal.getLayout(), "dashboard")

    def test_upgrades_reach_the_profile_version(self):
        applyProfile(self.portal, PROFILE)
        newest = self.setup.getVersionForProfile(PROFILE)
        self.assertEqual(self.setup.getLastVersionForProfile(PROFILE), (newest,))
        self.setup.setLastVersionForProfile(PROFILE, "20261124001")
        self.setup.upgradeProfile(PROFILE)
        self.assertEqual(self.setup.getLastVersionForProfile(PROFILE), (newest,))
