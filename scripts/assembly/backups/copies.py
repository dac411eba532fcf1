"""Copying files, sharing the space of those that an earlier backup has already."""

from pathlib import Path

import os
import shutil


def copy(source: Path, target: Path, earlier: Path | None = None) -> bool:
    """Copy, or make a hard link to the same file of an earlier backup; True when linked."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if earlier is not None and earlier.exists():
        try:
            os.link(earlier, target)
            return True
        except OSError:
            pass  # Not every file system has hard links.
    shutil.copy2(source, target)
    return False
