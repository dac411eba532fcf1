"""Buildout: writes bin/instance and bin/test from the installed packages, without a network."""

from . import ROOT
from . import commands
from . import packages
from . import profile
from . import stamps
from .console import Progress

PARTS = ROOT / "instance" / "parts"
STAMP = PARTS / "assembled"
INSTANCE = ROOT / "bin" / "instance"
ZOPE_CONF = PARTS / "instance" / "etc" / "zope.conf"
PRODUCTS = (INSTANCE, ROOT / "bin" / "test", ZOPE_CONF, ZOPE_CONF.with_name("wsgi.ini"))


def assemble(progress: Progress, port: int, name: str = "development") -> None:
    key = stamps.digest(
        packages.key(),
        str(port),
        name,
        ROOT / "buildout.cfg",
        ROOT / "profiles",
        ROOT / "instance" / "zope.conf.d",
    )
    if stamps.matches(STAMP, key) and all(path.exists() for path in PRODUCTS):
        progress.detail = "up to date"
        return
    STAMP.unlink(missing_ok=True)
    PARTS.mkdir(parents=True, exist_ok=True)
    # A killed run leaves a record that may not fit the folders: begin without one.
    (PARTS / "installed.cfg").unlink(missing_ok=True)
    command = [packages.VENV / "bin" / "buildout", "-c", profile.buildout_cfg(name)]
    # Otherwise the folder of the profile would be taken for that of the installation.
    command += [f"buildout:directory={ROOT}", f"instance:port={port}"]
    # The recipe asks for an administrator. An empty answer: there is no account to guess.
    commands.run("Assembling the instance", command, "buildout.log", answer="\n")
    stamps.write(STAMP, key)
