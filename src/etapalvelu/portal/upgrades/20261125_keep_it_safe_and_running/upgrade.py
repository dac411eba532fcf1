"""Keep the portal safe and running: permissions, settings and stores of this version."""

from etapalvelu.portal.setuphandlers import default
from etapalvelu.portal.upgrades import profile

STEPS = (
    "rolemap",
    "memberdata-properties",
    "componentregistry",
    "controlpanel",
    "actions",
    "viewlets",
)


def run(setup):
    """Upgrade step; safe to repeat."""
    profile.import_steps(setup, STEPS)
    profile.import_registry(setup)
    default.prepare()
