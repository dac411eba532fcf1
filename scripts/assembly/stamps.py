"""Remember what a step was made from, so that it runs again only when that has changed."""

from . import ROOT
from collections.abc import Iterable
from pathlib import Path

import hashlib


def digest(*inputs: Path | str) -> str:
    """Hash texts, files, and folders with all that is in them (a missing path counts too)."""
    total = hashlib.sha256()
    for item in inputs:
        if isinstance(item, str):
            total.update(item.encode() + b"\0")
            continue
        for path in _files(item):
            total.update(str(path.relative_to(ROOT)).encode() + b"\0")
            total.update(path.read_bytes() + b"\0")
    return total.hexdigest()


def _files(path: Path) -> Iterable[Path]:
    if path.is_dir():
        return sorted(p for p in path.rglob("*") if p.is_file())
    return [path] if path.exists() else []


def matches(stamp: Path, key: str) -> bool:
    return stamp.exists() and stamp.read_text(encoding="ascii") == key


def write(stamp: Path, key: str) -> None:
    """Written to another name first: a stamp that exists is whole."""
    draft = stamp.with_name(stamp.name + ".new")
    draft.write_text(key, encoding="ascii")
    draft.replace(stamp)
