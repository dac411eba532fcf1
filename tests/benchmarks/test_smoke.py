"""The benchmark still runs: both sites are made, served, asked and compared."""

from pathlib import Path

import os
import pytest
import subprocess
import sys

SCRIPT = Path(__file__).parents[2] / "benchmarks/pages.py"
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")
PAGES = ("service card", "list, default page", "list, all on one page", "dashboard", "REST card")


@pytest.mark.slow
def test_small_run_compares_every_page():
    # The test layers leave variables of their own behind, with which a real Zope does not work.
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    done = subprocess.run(
        [sys.executable, SCRIPT, "--small"],
        capture_output=True,
        text=True,
        timeout=900,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    rows = [line for line in done.stdout.splitlines() if line.startswith("| ")]
    for page in PAGES:
        # Before growth, after it, and one beside the other.
        assert sum(row.startswith(f"| {page} ") for row in rows) == 3
    assert "vanilla" in done.stdout
    assert "Peak MB" in done.stdout
