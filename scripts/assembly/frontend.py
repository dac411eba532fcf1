"""Style sheets, scripts and icons: built by Node from PyPI out of the npm lock file."""

import os
import shutil

from . import ROOT, commands, packages, stamps
from .console import Progress

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
    binaries = packages.VENV / "bin"
    # npm starts node by name.
    environment = {"PATH": f"{binaries}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
    if not stamps.matches(fetched, lock):
        progress.detail = "fetching packages"
        npm = [binaries / "npm", "ci", "--no-audit", "--no-fund", "--no-update-notifier"]
        commands.run(
            "Fetching the front end's packages",
            npm,
            "npm.log",
            environment=environment,
            folder=FRONTEND,
        )
        stamps.write(fetched, lock)
    progress.detail = "building"
    shutil.rmtree(DIST, ignore_errors=True)
    npm = [binaries / "npm", "run", "build"]
    commands.run(
        "Building the front end", npm, "frontend.log", environment=environment, folder=FRONTEND
    )
    stamps.write(built, sources)
    progress.detail = "built"
