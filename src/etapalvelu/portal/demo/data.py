"""Reads the data files of the demonstration network."""

from functools import cache
from pathlib import Path

import tomllib

FOLDER = Path(__file__).parent / "data"


@cache
def read(name):
    """Return the content of `data/<name>.toml`; do not change it."""
    return tomllib.loads(text(f"{name}.toml"))


def text(name):
    """Return the text of a file in `data/`."""
    return (FOLDER / name).read_text(encoding="utf-8")


def cards():
    """Return the service cards, one dictionary for each file in `data/cards/`."""
    return [read(f"cards/{path.stem}") for path in sorted((FOLDER / "cards").glob("*.toml"))]
