"""Repeats parts of the default profile without undoing what people have set since."""

from plone import api
from plone.registry.interfaces import IRegistry
from zope.component import getUtility

PROFILE = "profile-etapalvelu.portal:default"


def import_steps(setup, names):
    """Repeat these import steps alone, in this order; `setup` is portal_setup."""
    for name in names:
        setup.runImportStepFromProfile(PROFILE, name, run_dependencies=False)


def import_registry(setup):
    """Add new settings; those that the site has already keep their values."""
    records = getUtility(IRegistry).records
    before = {name: record.value for name, record in records.items()}
    import_steps(setup, ["plone.app.registry"])
    for name, value in before.items():
        if name in records and records[name].value != value:
            records[name].value = value


def pending():
    """Return titles of the steps that the current site lacks, oldest first."""
    setup = api.portal.get_tool("portal_setup")
    return [
        step["title"]
        for group in setup.listUpgrades(PROFILE)
        for step in (group if isinstance(group, list) else [group])
    ]
