"""The chain of upgrade steps, and that a step keeps what people have set."""

from etapalvelu.portal.upgrades import loader
from etapalvelu.portal.upgrades import profile
from importlib import import_module
from pathlib import Path
from plone import api
from xml.etree import ElementTree

METADATA = Path(loader.__file__).parents[1] / "profiles/default/metadata.xml"
FIRST = "20261124001"


def test_the_profile_has_the_version_of_the_last_step():
    assert ElementTree.parse(METADATA).findtext("version") == loader.folders()[-1][0]


def test_folders_are_ordered_by_date_and_then_by_name(tmp_path):
    names = ["20270102_second_thing", "20270102_first_thing", "20261231_older", "notes"]
    for name in [*names, "20261231_older_one"]:
        (tmp_path / name).mkdir()
    assert loader.folders(tmp_path) == [
        ("20261231001", "20261231_older_one"),
        ("20270102001", "20270102_first_thing"),
        ("20270102002", "20270102_second_thing"),
    ]


def test_a_step_adds_and_repairs_but_leaves_what_people_have_set(portal):
    title = "plone.site_title"
    api.portal.set_registry_record(title, "Meidän portaalimme")
    permission = "etapalvelu.portal: Manage people"
    assert portal.rolesOfPermission(permission), "the test needs a permission of the portal"
    portal.manage_permission(permission, ["Manager"], 0)
    setup = api.portal.get_tool("portal_setup")
    for _version, name in loader.folders():
        step = import_module(f"etapalvelu.portal.upgrades.{name}.upgrade")
        step.run(setup)
        step.run(setup)
    assert api.portal.get_registry_record(title) == "Meidän portaalimme"
    holders = [role["name"] for role in portal.rolesOfPermission(permission) if role["selected"]]
    assert holders != ["Manager"]


def test_a_site_that_lacks_a_step_is_told_so(portal):
    setup = api.portal.get_tool("portal_setup")
    assert profile.pending() == []
    setup.setLastVersionForProfile(profile.PROFILE, FIRST)
    assert len(profile.pending()) == len(loader.folders())
    setup.upgradeProfile(profile.PROFILE)
    assert profile.pending() == []
