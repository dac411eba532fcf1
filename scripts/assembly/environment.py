"""instance/.env: settings and secrets of this installation, outside of git."""

from . import ROOT
from collections.abc import Mapping
from pathlib import Path

import os

FILE = ROOT / "instance" / ".env"


def read(path: Path = FILE) -> dict[str, str]:
    """Return NAME=value lines; quotes around a value are taken off."""
    if not path.exists():
        return {}
    values = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, sign, value = line.partition("=")
        if sign and not line.lstrip().startswith("#"):
            values[name.removeprefix("export ").strip()] = value.strip().strip("\"'")
    return values


def add_missing(values: Mapping[str, str], path: Path = FILE) -> dict[str, str]:
    """Append what the file does not set yet, readable by its owner only; return all."""
    have = read(path)
    missing = {name: value for name, value in values.items() if name not in have}
    if missing:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if before and not before.endswith("\n"):
            before += "\n"
        lines = "".join(f"{name}={value}\n" for name, value in missing.items())
        draft = path.with_name(path.name + ".new")
        draft.touch(mode=0o600)
        draft.write_text(before + lines, encoding="utf-8")
        os.chmod(draft, 0o600)
        draft.replace(path)
    return have | missing
