"""Debian packages: installed when we are root, otherwise named."""

from . import commands
from .console import Stop
from collections.abc import Iterable
from pathlib import Path

import os
import shutil
import subprocess


def listed(path: Path) -> list[str]:
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def missing(packages: Iterable[str]) -> list[str]:
    if not shutil.which("dpkg-query"):
        return []
    return [name for name in packages if not _installed(name)]


def _installed(name: str) -> bool:
    answer = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${db:Status-Status}", name],
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout == "installed"


def install(packages: list[str], as_root: bool = os.geteuid() == 0) -> None:
    """Install through apt, or raise Stop with the command that a person must run."""
    if not packages:
        return
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        raise Stop(f"What Debian calls {names} is missing, and this system has no apt-get.")
    if not as_root:
        raise Stop(f"Debian packages are missing; run: sudo apt-get install {names}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "--quiet", "--yes", "--no-install-recommends"]
    commands.run("apt-get update", [*apt, "update"], "apt-update.log", environment=quiet)
    commands.run("apt-get install", [*apt, "install", *packages], "apt.log", environment=quiet)


def offer(packages: list[str], use: str, as_root: bool = os.geteuid() == 0) -> str:
    """Install what the portal can do without; else return a sentence that says what is missing."""
    if not packages:
        return ""
    try:
        install(packages, as_root)
    except Stop as reason:
        return f"{use} {reason}"
    return ""
