"""`make restore FROM=...`: put a backup into place and prove that it is what was backed up.

restore.py FOLDER [--force] [--var FOLDER]
"""

from assembly import VAR
from assembly import checks
from assembly import packages
from assembly.backups import manifest
from assembly.backups import shelf
from assembly.backups import sources
from assembly.backups.filestorage import REPOZO
from assembly.console import Progress
from assembly.console import Stop
from assembly.terminal import outcome
from pathlib import Path

import argparse
import sys


def stop_unless_free(data, force: bool) -> None:
    data.stop_if_running()
    if not data.occupied():
        return
    if not force:
        raise Stop(
            f"There are data in {data} already; with FORCE=1 they are moved aside, not deleted."
        )
    if not data.can_move_aside:
        raise Stop(f"There are data in {data} already; give an empty one, PGDATABASE names it.")


def install_packages(progress: Progress) -> None:
    """On an empty machine; those of an older version can put a backup into place as well."""
    if REPOZO.exists():
        progress.detail = "already there"
        return
    checks.venv_module()
    packages.install(progress, ("deploy",))


def run(options: argparse.Namespace) -> None:
    if not options.folder:
        raise Stop("Say which backup: make restore FROM=instance/var/backups is the newest there.")
    folder = shelf.chosen(options.folder)
    contents = manifest.read(folder)
    data = sources.of_kind(contents["kind"], options.var.resolve())
    stop_unless_free(data, options.force)
    progress = Progress(5)
    with progress.step("Python packages"):
        install_packages(progress)
    with progress.step("Files of the backup"):
        manifest.check_files(folder, contents, progress)
        progress.detail = f"{len(contents['files'])} as they were backed up"
    found = data.restore(folder, progress)
    manifest.compare(contents["found"], found)
    data.stop_if_running()
    aside = data.put_in_place()
    print(f"\n{found['objects']} objects and {found['blobs']} blobs are back from {folder}")
    if aside:
        print(f"The data before are in {aside}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", help="a backup, or a folder of backups: the newest")
    parser.add_argument("--force", action="store_true", help="move data that are there aside")
    parser.add_argument("--var", type=Path, default=VAR, help="the data (instance/var)")
    return parser.parse_args()


def main() -> int:
    options = arguments()

    def work() -> None:
        with checks.only_one():
            run(options)

    return outcome(work, "Stopped; the data are as they were.", 130)


if __name__ == "__main__":
    sys.exit(main())
