"""`make soak`: kill the processes of a portal again and again, then count what is left.

python -m tests.soak [--kills 50] [--minutes 120] [--only files|postgresql]
"""

from pathlib import Path
from tests.operations.fileportal import FilePortal
from tests.production.people import Person
from tests.production.stack import Stack
from tests.production.stack import temporary_folder
from tests.soak import files
from tests.soak import postgresql

import argparse
import os
import platform
import shutil
import sys
import tomllib

PEOPLE = Path(__file__).parents[2] / "src/etapalvelu/portal/demo/data/people.toml"


def log_in(url):
    data = tomllib.loads(PEOPLE.read_text(encoding="utf-8"))
    login = next(p["email"] for p in data["person"] if p["id"] == "kaisa.rantala")
    return Person(url, login, data["password"])


def say(words):
    print(words, file=sys.stderr, flush=True)


def on_files(folder, options):
    portal = FilePortal(folder)
    portal.create_site()
    with portal:
        return files.soak(portal, log_in, options.kills, say, options.minutes)


def on_postgresql(folder, options):
    # As in production, with fsync.
    with Stack(folder, processes=2, durable=True) as stack:
        return postgresql.soak(stack, log_in, options.kills, say, options.minutes)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50, help="of each kind of process (50)")
    parser.add_argument("--minutes", type=float, default=120, help="at most, for each of the two")
    parser.add_argument("--only", choices=RUNS, help="one of the two databases")
    options = parser.parse_args()
    print(
        f"{os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"
    )
    failed = False
    for name, run in RUNS.items():
        if options.only in (None, name):
            folder = temporary_folder()
            try:
                report = run(folder, options)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
            print("\n" + "\n".join(report.lines()), flush=True)
            failed |= bool(report.failures)
    return int(failed)


RUNS = {"files": on_files, "postgresql": on_postgresql}

if __name__ == "__main__":
    sys.exit(main())
