"""The benchmark of sheets still runs."""

from pathlib import Path

import os
import subprocess
import sys

SCRIPT = Path(__file__).parents[2] / "benchmarks/sheets.py"


def test_sheets_are_counted():
    done = subprocess.run(
        [sys.executable, SCRIPT, "2"],
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"PYTHONPATH": str(SCRIPT.parents[1] / "src")},
    )
    assert done.returncode == 0, done.stderr
    assert "| A3, 10 services |" in done.stdout and "Peak memory:" in done.stdout
