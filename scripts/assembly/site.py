"""Create the demonstration site when the database has none."""

from . import ROOT, VAR, commands, instance, packages, stamps
from .console import Progress

DATABASE = VAR / "filestorage" / "Data.fs"
STAMP = DATABASE.with_name("site-created")
MAIL = VAR / "mail"


def create(progress: Progress) -> None:
    """The script does nothing when a site is there, and commits once or not at all."""
    if STAMP.exists() and DATABASE.exists():
        progress.detail = "already there"
        return
    MAIL.mkdir(parents=True, exist_ok=True)
    progress.detail = "demonstration network"
    script = ROOT / "scripts" / "create_site.py"
    # Not by `bin/instance run`: that is a chain of processes, whose last one survives a kill.
    command = [packages.PYTHON, script, instance.ZOPE_CONF, MAIL]
    commands.run("Creating the site", command, "site.log")
    stamps.write(STAMP, "portal")
    progress.detail = "created"
