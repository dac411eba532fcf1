"""Count and hash a database, by the program that has ZODB (the system's Python has not)."""

from .. import ROOT
from .. import commands
from .. import packages
from ..console import Progress
from pathlib import Path

import json
import tempfile

SCRIPT = ROOT / "scripts" / "inspect_database.py"


def inspect(place: list[str | Path], log_name: str, progress: Progress) -> dict:
    """Return what scripts/inspect_database.py finds in the place that its arguments name."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"

        def show(line: str) -> None:
            progress.detail = line.strip()

        command = [packages.PYTHON, SCRIPT, "--answer", answer, *place]
        commands.run("Looking through the database", command, log_name, show)
        return json.loads(answer.read_text(encoding="utf-8"))
