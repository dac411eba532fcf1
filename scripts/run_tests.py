"""`make test`: install what the tests need, then run pytest and zope.testrunner.

run_tests.py --fast [ARGUMENTS OF PYTEST]     no browser, nothing slow, pytest only

Two processes share the tests, a file at a time. Those in a browser, and those marked `alone`, run
after them, one by one.
"""

from assembly import ROOT
from assembly import checks
from assembly import debian
from assembly import frontend
from assembly import instance
from assembly import packages
from assembly.console import Progress
from assembly.console import Stop
from assembly.console import clock
from collections.abc import Sequence
from pathlib import Path

import argparse
import subprocess
import sys
import time

DEBIAN_PACKAGES = [
    ROOT / "scripts" / "debian-packages.txt",
    ROOT / "scripts" / "debian-packages-production.txt",
    ROOT / "scripts" / "debian-packages-search.txt",
]
PYTEST = [packages.PYTHON, "-m", "pytest"]
SIDE_BY_SIDE = [*PYTEST, "--numprocesses", "2", "--dist", "loadfile", "-m"]
ZOPE_TESTRUNNER = [ROOT / "bin" / "test"]


def prepare(fast: bool) -> None:
    progress = Progress(4)
    with progress.step("Machine"):
        checks.disk_space(checks.RUN_SPACE)
        checks.venv_module()
        if not fast:
            for path in DEBIAN_PACKAGES:
                debian.install(debian.missing(debian.listed(path)))
    with progress.step("Python packages"):
        packages.install(progress, ("deploy", "test"))
    with progress.step("Instance"):
        instance.assemble(progress, checks.wanted_port())
    with progress.step("Front end"):
        frontend.build(progress)


def run(runners: dict[str, Sequence[str | Path]]) -> int:
    """Run all of them, also after a failure, and close with one line for each."""
    lines, failed = [], 0
    for name, command in runners.items():
        print(f"\n=== {name} ===", flush=True)
        begun = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        failed += bool(code)
        outcome = f"failed with exit code {code}" if code else "passed"
        lines.append(f"{name}: {outcome} ({clock(time.monotonic() - begun)})")
    print("\n" + "\n".join(lines))
    print("Some tests failed." if failed else "All tests passed.", flush=True)
    return 1 if failed else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fast", action="store_true", help="without browser and slow tests")
    options, rest = parser.parse_known_args()
    try:
        with checks.only_one():
            prepare(options.fast)
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    if options.fast:
        runners = {"pytest": [*SIDE_BY_SIDE, "not browser and not slow and not alone", *rest]}
    else:
        runners = {
            "pytest, side by side": [*SIDE_BY_SIDE, "not browser and not alone"],
            "pytest, one by one": [*PYTEST, "-m", "browser or alone"],
            "zope.testrunner": ZOPE_TESTRUNNER,
        }
    try:
        return run(runners)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
