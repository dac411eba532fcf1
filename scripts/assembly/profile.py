"""Which of profiles/ is started, and how: settings of the call of make."""

from . import ROOT
from .console import Stop
from pathlib import Path

import os

NAMES = ("development", "production")


def wanted() -> str:
    name = os.environ.get("PROFILE") or NAMES[0]
    if name not in NAMES:
        raise Stop(f"PROFILE must be {' or '.join(NAMES)}, not {name!r}.")
    return name


def buildout_cfg(name: str) -> Path:
    """The development profile is what buildout.cfg extends."""
    if name == NAMES[0]:
        return ROOT / "buildout.cfg"
    return ROOT / "profiles" / f"{name}.cfg"


def demo() -> bool:
    """Whether a production site gets the demonstration network, whose password is known."""
    return os.environ.get("DEMO", "0") not in ("", "0")


def processes() -> int:
    text = os.environ.get("PROCESSES") or "2"
    if not text.isdecimal() or not 0 < int(text) <= 32:
        raise Stop(f"PROCESSES must be a number from 1 to 32, not {text!r}.")
    return int(text)
