"""The load program still runs: people log in, each kind of work is done, numbers are printed."""

from pathlib import Path
from tests.operations.fileportal import KEPT

import os
import pytest
import subprocess
import sys

SCRIPT = Path(__file__).parents[2] / "benchmarks/load.py"
ACTIONS = ("dashboard", "card", "search", "point", "REST")


@pytest.mark.slow
def test_a_small_run_on_files_has_no_error():
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    command = [sys.executable, SCRIPT, "--small", "--only", "files"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [line for line in done.stdout.splitlines() if line.startswith("| ")]
    for name in ("portal ", "portal, rush", "vanilla ", "vanilla, rush", *ACTIONS):
        assert any(row.startswith(f"| {name}") for row in rows), name
