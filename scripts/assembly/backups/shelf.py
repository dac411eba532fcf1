"""The folder with the backups: one folder each, named by its time in UTC, complete by itself."""

from ..console import Stop
from . import manifest
from datetime import UTC
from datetime import datetime
from pathlib import Path
from typing import IO

import fcntl
import os
import re
import shutil
import time

NAME = re.compile(r"\d{8}T\d{6}Z")
UNFINISHED = "unfinished"


class Shelf:
    def __init__(self, folder: Path):
        self.folder = folder

    def lock(self) -> IO[str]:
        """Return the lock that is held as long as the returned file is open."""
        try:
            # Personal data: for the user of the portal only.
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = (self.folder / "lock").open("w", encoding="ascii")
        except OSError as error:
            raise Stop(f"Backups cannot be kept in {self.folder}: {error.strerror}.") from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Stop(f"Another backup into {self.folder} is at work.") from None
        return lock

    def backups(self) -> list[Path]:
        """The oldest comes first."""
        if not self.folder.is_dir():
            return []
        return sorted(p for p in self.folder.iterdir() if NAME.fullmatch(p.name))

    def newest(self, kind: str = "") -> Path | None:
        for path in reversed(self.backups()):
            if not kind or manifest.read(path)["kind"] == kind:
                return path
        return None

    def draft(self) -> Path:
        """Return an empty folder; what a backup that was cut off left in it is gone."""
        draft = self.folder / UNFINISHED
        if draft.exists():
            shutil.rmtree(draft)
        draft.mkdir(mode=0o700)
        return draft

    def finish(self, draft: Path) -> Path:
        """Give the draft its name; a backup that has one is whole and on the disk."""
        os.sync()
        while (final := self.folder / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}").exists():
            time.sleep(0.1)  # One name a second.
        draft.rename(final)
        return final

    def keep(self, count: int) -> int:
        """Delete the oldest beyond `count`; return how many were deleted."""
        old = self.backups()[:-count]
        for path in old:
            # Without its manifest it is no backup, should the deletion be cut off.
            (path / manifest.NAME).unlink(missing_ok=True)
            shutil.rmtree(path)
        return len(old)


def chosen(text: str) -> Path:
    """Return the backup that is meant: its folder, or the newest in a folder of backups."""
    path = Path(text).expanduser().resolve()
    if not path.is_dir():
        raise Stop(f"There is no folder {path}.")
    return path if (path / manifest.NAME).exists() else Shelf(path).newest() or path
