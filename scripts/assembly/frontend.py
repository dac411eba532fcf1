"""Style sheets, scripts and icons: built by Node from PyPI out of the npm lock file."""

from . import ROOT
from . import commands
from . import packages
from . import stamps
from .console import Progress

import os
import shutil

FRONTEND = ROOT / "frontend"
MODULES = FRONTEND / "node_modules"
DIST = ROOT / "src" / "etapalvelu" / "portal" / "theme" / "static" / "dist"


def build(progress: Progress) -> None:
    lock = stamps.digest(FRONTEND / "package.json", FRONTEND / "package-lock.json")
    sources = stamps.digest(lock, FRONTEND / "src", *sorted(FRONTEND.glob("*.mjs")))
    fetched, built = MODULES / ".fetched", DIST / ".built"
    if stamps.matches(fetched, lock) and stamps.matches(built, sources):
        progress.detail = "up to date"
        return
    if not stamps.matches(fetched, lock):
        progress.detail = "fetching packages"
        _npm("Fetching the front end's packages", ["ci", "--no-audit", "--no-fund"], "npm.log")
        stamps.write(fetched, lock)
    progress.detail = "building"
    shutil.rmtree(DIST, ignore_errors=True)
    _npm("Building the front end", ["run", "build"], "frontend.log")
    stamps.write(built, sources)
    progress.detail = "built"


def _npm(what: str, arguments: list[str], log_name: str) -> None:
    binaries = packages.VENV / "bin"
    # npm starts node by name.
    path = f"{binaries}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    command = [binaries / "npm", *arguments]
    commands.run(what, command, log_name, environment={"PATH": path}, folder=FRONTEND)
