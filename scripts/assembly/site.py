"""Create the site with the demonstration network when there is no database.

It is made in a folder of its own and moved into place when it is whole, since creating a Plone
site takes several transactions.
"""

from . import ROOT
from . import VAR
from . import commands
from . import instance
from . import packages
from .console import Progress
from .console import Stop

import shutil

DATABASE = VAR / "filestorage" / "Data.fs"
BLOBS = VAR / "blobstorage"
DRAFT = VAR / "new-site"
WHOLE = DRAFT / "whole"


def create(progress: Progress) -> None:
    if DATABASE.exists():
        progress.detail = "already there"
        return
    if not WHOLE.exists():
        progress.detail = "demonstration network"
        _draft()
    _put_in_place()
    progress.detail = "created"


def _draft() -> None:
    shutil.rmtree(DRAFT, ignore_errors=True)
    DRAFT.mkdir()
    text = instance.ZOPE_CONF.read_text(encoding="utf-8")
    for folder in (DATABASE.parent, BLOBS):
        new = DRAFT / folder.name
        new.mkdir(mode=0o700)
        text = text.replace(str(folder), str(new))
    zope_conf = DRAFT / "zope.conf"
    zope_conf.write_text(text, encoding="utf-8")
    # Not by `bin/instance run`: that is a chain of processes, whose last one survives a kill.
    command = [packages.PYTHON, ROOT / "scripts" / "create_site.py", zope_conf]
    commands.run("Creating the site", command, "site.log")
    WHOLE.touch()


def _put_in_place() -> None:
    """The database comes last: once it is there, everything is."""
    for folder in (BLOBS, DATABASE.parent):
        new = DRAFT / folder.name
        if not new.exists():
            continue
        if any(path.suffix == ".blob" for path in folder.rglob("*")):
            raise Stop(
                f"There is no database, but {folder.relative_to(ROOT)} has files of one: "
                "restore the database from its backup, or delete them with make clean-site."
            )
        shutil.rmtree(folder, ignore_errors=True)
        new.rename(folder)
    shutil.rmtree(DRAFT)
