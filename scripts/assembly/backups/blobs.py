"""Blob files of ZODB: written once, under their transaction's id, and never changed.

Only packing removes some. So files may be copied one by one while people write.
"""

from ..console import Progress
from ..console import Stop
from . import copies
from collections.abc import Iterator
from pathlib import Path

import os

SUFFIX = ".blob"
LAYOUT = ".layout"


def transaction(path: Path) -> int:
    return int(path.stem, 16)


def present(folder: Path) -> Iterator[Path]:
    """Yield the blob files; a folder that vanishes meanwhile has none."""
    for place, folders, names in os.walk(folder):
        if Path(place) == folder and "tmp" in folders:
            folders.remove("tmp")
        yield from (Path(place) / name for name in names if name.endswith(SUFFIX))


def copy(
    source: Path, target: Path, earlier: Path | None, last: int, progress: Progress
) -> tuple[int, set[str]]:
    """Copy the blobs of the transactions up to `last`; return their number and the linked ones."""
    target.mkdir()
    if not (source / LAYOUT).exists():
        raise Stop(f"{source} is no folder of blobs: it has no {LAYOUT}.")
    copies.copy(source / LAYOUT, target / LAYOUT)
    count, linked = 0, set()
    for path in present(source):
        if transaction(path) > last:
            continue
        name = path.relative_to(source)
        if copies.copy(path, target / name, earlier and earlier / name):
            linked.add(str(name))
        count += 1
        progress.detail = f"{count} copied"
    return count, linked
