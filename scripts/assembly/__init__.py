"""The steps of `make start` and `make test`. For the system's Python: standard library only."""

from pathlib import Path

import sys

# Here, since the other modules cannot even be read by an older Python.
if sys.version_info < (3, 11):  # noqa: UP036 - this check is what enforces it
    found = ".".join(map(str, sys.version_info[:2]))
    sys.exit(
        "Python 3.11 or newer is needed, this is " + found + "; "
        "name another one, for example: make start PYTHON=python3.12"
    )

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = ROOT / "instance" / "var"
LOGS = VAR / "log"
