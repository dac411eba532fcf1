"""The steps of `make start` and `make test`. For the system's Python: standard library only."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = ROOT / "instance" / "var"
LOGS = VAR / "log"
