"""The virtual environment with the pinned Python packages."""

from . import ROOT
from . import checks
from . import commands
from . import stamps
from .console import Progress

import shutil
import subprocess
import sys
import venv

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
CONSTRAINTS = ROOT / "constraints.txt"
# Exists while packages are being installed. An environment that still has it was left
# half-finished, and pip would take its damaged packages for complete.
UNFINISHED = VENV / "unfinished"


def key() -> str:
    return stamps.digest(sys.version, str(ROOT), ROOT / "setup.py", CONSTRAINTS)


def ready(extra: str) -> bool:
    return (
        not UNFINISHED.exists() and stamps.matches(VENV / f"installed-{extra}", key()) and _runs()
    )


def install(progress: Progress, extras: tuple[str, ...]) -> None:
    """Install the project with the extras; the first call also makes the environment."""
    if all(map(ready, extras)):
        progress.detail = "up to date"
        return
    checks.disk_space(checks.INSTALL_SPACE)
    if UNFINISHED.exists() or not _runs():
        shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir(exist_ok=True)
    UNFINISHED.touch()
    if not _runs():
        venv.create(VENV, with_pip=True)
    _install(progress, extras)
    for extra in extras:
        stamps.write(VENV / f"installed-{extra}", key())
    UNFINISHED.unlink()


def _install(progress: Progress, extras: tuple[str, ...]) -> None:
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    pip += ["--constraint", CONSTRAINTS, "--prefer-binary"]
    commands.run("Preparing pip", [*pip, "setuptools", "wheel"], "pip-prepare.log")
    pinned = len(CONSTRAINTS.read_text(encoding="utf-8").splitlines()) - 1
    seen = 0

    def show(line: str) -> None:
        nonlocal seen
        if line.startswith("Collecting "):
            seen += 1
            progress.detail = f"fetching {seen} of at most {pinned}"
        elif line.startswith("Installing collected"):
            progress.detail = f"unpacking {seen}"
        elif line.startswith("Successfully installed"):
            progress.detail = f"{seen} installed"

    project = f"{ROOT}[{','.join(extras)}]"
    # Without isolation, since the build tools are pinned and there already.
    command = [*pip, "--no-build-isolation", "--editable", project]
    commands.run("Installing the Python packages", command, "pip.log", show)


def _runs() -> bool:
    """False as well when the Python that the environment was made from has gone."""
    if not PYTHON.exists():
        return False
    return subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0
