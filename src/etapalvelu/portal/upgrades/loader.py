"""The ZCML directive that registers the folders as upgrade steps of GenericSetup."""

from collections import Counter
from importlib import import_module
from pathlib import Path
from Products.GenericSetup.zcml import upgradeStep
from zope.interface import Interface
from zope.schema import ASCIILine

import re

HERE = Path(__file__).parent
# Not importable by a statement, so that nothing but this loader uses a step.
NAME = re.compile(r"(\d{8})_[a-z0-9]+(?:_[a-z0-9]+)+\Z")


class IUpgradeFolders(Interface):
    profile = ASCIILine(title="GenericSetup profile")
    first = ASCIILine(title="Version before the first folder")


def folders(parent=HERE):
    """Return (version, name) of each step in order: its date and its number on that day."""
    names = sorted(path.name for path in parent.iterdir() if NAME.match(path.name))
    number = Counter()
    found = []
    for name in names:
        date = NAME.match(name)[1]
        number[date] += 1
        found.append((f"{date}{number[date]:03}", name))
    return found


def upgrade_folders(_context, profile, first):
    source = first
    for version, name in folders():
        module = import_module(f"{__package__}.{name}.upgrade")
        title = module.__doc__.strip().splitlines()[0]
        upgradeStep(_context, title, profile, module.run, name, source=source, destination=version)
        source = version
