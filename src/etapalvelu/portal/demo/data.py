"""Reads the data files of the demonstration network."""

from functools import cache
from pathlib import Path

import tomllib

FOLDER = Path(__file__).parent / "data"


@cache
def read(name):
    """Return the content of `data/<name>.toml`; do not change it."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
