"""`make backup`: copy the database and its blobs while people write, and prove the copy.

backup.py [--to FOLDER] [--keep N] [--full] [--var FOLDER]
"""

from assembly import VAR
from assembly.backups import manifest
from assembly.backups import sources
from assembly.backups.shelf import Shelf
from assembly.console import Progress
from assembly.console import Stop
from assembly.terminal import outcome
from datetime import UTC
from datetime import datetime
from pathlib import Path

import argparse
import sys

KEEP = 7


def backup(data, shelf: Shelf, full: bool, progress: Progress) -> tuple[Path, dict]:
    earlier = None if full else shelf.newest(data.kind)
    known = manifest.read(earlier)["files"] if earlier else {}
    draft = shelf.draft()
    begun = datetime.now(UTC)
    found, linked = data.backup(draft, earlier, progress)
    with progress.step("Manifest"):
        files = manifest.hashes(draft, progress, {name: known[name] for name in linked})
        size = sum(file["size"] for file in files.values())
        progress.detail = f"{len(files)} files, {size / 1e6:.1f} MB"
    contents = {"kind": data.kind, "begun": begun.isoformat(), "files": files, "found": found}
    manifest.write(draft, contents)
    return shelf.finish(draft), found


def run(options: argparse.Namespace) -> None:
    progress = Progress(5)
    data = sources.present(options.var.resolve())
    shelf = Shelf((options.to or options.var / "backups").expanduser().resolve())
    with shelf.lock():
        folder, found = backup(data, shelf, options.full, progress)
        with progress.step("Old backups"):
            progress.detail = f"{shelf.keep(options.keep)} deleted, {len(shelf.backups())} kept"
    print(f"\n{found['objects']} objects and {found['blobs']} blobs are in {folder}")
    if found["missing_blobs"]:
        raise Stop(
            f"The backup was made, but {found['missing_blobs']} blobs are missing in the "
            "portal itself; restore them from an older backup."
        )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", type=Path, help="where backups are kept (instance/var/backups)")
    parser.add_argument("--keep", type=int, default=KEEP, help=f"how many are kept ({KEEP})")
    parser.add_argument("--full", action="store_true", help="share no file with earlier backups")
    parser.add_argument("--var", type=Path, default=VAR, help="the data (instance/var)")
    options = parser.parse_args()
    if options.keep < 1:
        parser.error("KEEP must be at least 1")
    return options


def main() -> int:
    options = arguments()
    told = "Stopped; what was copied so far is deleted by the next backup."
    return outcome(lambda: run(options), told, 130)


if __name__ == "__main__":
    sys.exit(main())
