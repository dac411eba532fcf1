"""Data.fs by repozo, then the blobs: in this order, because a blob is in its place before the
transaction that names it. So each blob of the copied transactions is found, unless a pack removes
it meanwhile; a pack puts another Data.fs in place before it does, and that is noticed.
"""

from .. import commands
from .. import packages
from ..console import Progress
from ..console import Stop
from . import blobs
from . import copies
from . import inspection
from contextlib import suppress
from pathlib import Path

import fcntl
import shutil
import time

KIND = "filestorage"
ATTEMPTS = 3
REPOZO = packages.VENV / "bin" / "repozo"


class FileStorage:
    kind = KIND

    def __init__(self, var: Path):
        self.var = var
        self.database = var / "filestorage" / "Data.fs"
        self.blobs = var / "blobstorage"

    def __str__(self) -> str:
        return str(self.var)

    can_move_aside = True

    def exists(self) -> bool:
        return self.database.exists()

    def backup(self, folder: Path, earlier: Path | None, progress: Progress) -> tuple[dict, set]:
        """Fill the folder; return what is in it and the names of the files that are links."""
        for _attempt in range(ATTEMPTS):
            with suppress(FileNotFoundError):
                before = self.database.stat().st_ino
                found, linked = self._attempt(folder, earlier, progress)
                if self.database.stat().st_ino == before:
                    return found, linked
            for path in folder.iterdir():
                shutil.rmtree(path)
        raise Stop("The database was packed during the backup; run it again after the pack.")

    def _attempt(self, folder: Path, earlier: Path | None, progress: Progress):
        linked = set()
        with progress.step("Database"):
            linked |= self._database(folder / "database", earlier and earlier / "database")
            recovered = folder / "recovered" / "Data.fs"
            recover(folder / "database", recovered)
            last = _inspect(recovered, None, progress)
        with progress.step("Blobs"):
            old = earlier and earlier / "blobs"
            count, same = blobs.copy(
                self.blobs, folder / "blobs", old, int(last["last_transaction"], 16), progress
            )
            linked |= {f"blobs/{name}" for name in same}
            progress.detail = f"{count}, of which {count - len(same)} new"
        with progress.step("Proof"):
            found = _inspect(recovered, folder / "blobs", progress)
            shutil.rmtree(recovered.parent)
        return found, linked

    def _database(self, folder: Path, earlier: Path | None) -> set[str]:
        """Add to the parts of the earlier backup what is new, or copy all after a pack."""
        folder.mkdir()
        linked = set()
        for path in sorted(earlier.iterdir()) if earlier else ():
            # repozo adds lines to the .dat file: a link would change the earlier backup.
            if copies.copy(path, folder / path.name, None if path.suffix == ".dat" else path):
                linked.add(f"database/{path.name}")
        _wait_for_another_second(folder)
        command = [REPOZO, "--backup", "--verbose", "--repository", folder, "--file", self.database]
        commands.run("Copying the database", [*command, "--kill-old-on-full"], "repozo.log")
        return {name for name in linked if (folder.parent / name).exists()}

    def stop_if_running(self) -> None:
        lock = self.database.with_name("Data.fs.lock")
        if not lock.exists():
            return
        with lock.open("r+b") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Stop("The portal is running; stop it before a restore.") from None

    def occupied(self) -> bool:
        return self.database.exists() or any(blobs.present(self.blobs))

    def restore(self, folder: Path, progress: Progress) -> dict:
        """Put the backup beside the data; return what is found in it."""
        draft = self._draft()
        shutil.rmtree(draft, ignore_errors=True)
        with progress.step("Database"):
            recover(folder / "database", draft / "filestorage" / "Data.fs")
        with progress.step("Blobs"):
            last = 1 << 64
            blobs.copy(folder / "blobs", draft / "blobstorage", None, last, progress)
        with progress.step("Proof"):
            return _inspect(draft / "filestorage" / "Data.fs", draft / "blobstorage", progress)

    def put_in_place(self) -> Path | None:
        """Swap; return the folder to which older data were moved. The database comes last."""
        aside = self.var / f"replaced-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}"
        moved = False
        # The database leaves first: without its blobs it must not be started.
        for current in (self.database.parent, self.blobs):
            if current.exists() and any(p.is_file() for p in current.rglob("*")):
                aside.mkdir(mode=0o700, exist_ok=True)
                current.rename(aside / current.name)
                moved = True
        for current in (self.blobs, self.database.parent):
            shutil.rmtree(current, ignore_errors=True)
            (self._draft() / current.name).rename(current)
            current.chmod(0o700)
        self._draft().rmdir()
        return aside if moved else None

    def _draft(self) -> Path:
        return self.var / "new-restore"


def recover(parts: Path, target: Path) -> None:
    target.parent.mkdir(parents=True)
    command = [REPOZO, "--recover", "--with-verify", "--repository", parts, "--output", target]
    commands.run("Putting the database together", command, "repozo-recover.log")


def _inspect(database: Path, blob_folder: Path | None, progress: Progress) -> dict:
    place = ["--filestorage", database]
    if blob_folder:
        place += ["--blobs", blob_folder]
    return inspection.inspect(place, "inspect.log", progress)


def _wait_for_another_second(folder: Path) -> None:
    """repozo names its files by the second and refuses to use a name twice."""
    while any(folder.glob(time.strftime("%Y-%m-%d-%H-%M-%S*", time.gmtime()))):
        time.sleep(0.1)
