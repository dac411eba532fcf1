"""What a backup says of itself: what is in it, counted and hashed."""

from ..console import Progress
from ..console import Stop
from collections.abc import Iterable
from pathlib import Path

import hashlib
import json

NAME = "manifest.json"
FORMAT = 1


def write(folder: Path, data: dict) -> None:
    text = json.dumps({"format": FORMAT, **data}, indent=1, sort_keys=True)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def read(folder: Path) -> dict:
    path = folder / NAME
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Stop(f"There is no backup in {folder}: it has no {NAME}.") from None
    except ValueError:
        raise Stop(f"The backup in {folder} is damaged: its {NAME} cannot be read.") from None
    if data.get("format") != FORMAT:
        raise Stop(f"The backup in {folder} was made by another version of the portal.")
    return data


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files(folder: Path) -> Iterable[Path]:
    """Yield the files of a backup except its manifest."""
    return (p for p in sorted(folder.rglob("*")) if p.is_file() and p != folder / NAME)


def hashes(folder: Path, progress: Progress, known: dict[str, dict] | None = None) -> dict:
    """Return size and SHA-256 by path; `known` are those of files that are hard links to them."""
    known = known or {}
    result = {}
    for number, path in enumerate(files(folder), 1):
        name = str(path.relative_to(folder))
        progress.detail = f"file {number}"
        result[name] = known.get(name) or {"size": path.stat().st_size, "sha256": sha256(path)}
    return result


def check_files(folder: Path, data: dict, progress: Progress) -> None:
    """Raise Stop unless the files are the ones that the manifest lists, byte for byte."""
    found = {str(path.relative_to(folder)) for path in files(folder)}
    missing = sorted(data["files"].keys() - found)
    if missing:
        raise Stop(f"The backup is damaged: {missing[0]} is missing ({len(missing)} files are).")
    for number, (name, expected) in enumerate(sorted(data["files"].items()), 1):
        progress.detail = f"file {number} of {len(data['files'])}"
        if sha256(folder / name) != expected["sha256"]:
            raise Stop(f"The backup is damaged: {name} is not what was backed up.")


def compare(expected: dict, found: dict) -> None:
    """Raise Stop unless the restored database is the one that was backed up."""
    for name, value in expected.items():
        if found.get(name) != value:
            raise Stop(
                f"The restored database differs from the backup: {name} is {found.get(name)}, "
                f"it should be {value}."
            )
