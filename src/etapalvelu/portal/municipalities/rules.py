"""The list of municipalities: reading it and finding one by code or name.

Codes are Statistics Finland's three digits; language status follows the government decree for
2023-2032; regions are the regional councils' (maakunta), Statistics Finland's two digits.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import csv

LANGUAGES = ("fi", "sv")


@dataclass(frozen=True)
class Region:
    """A region (maakunta, landskap)."""

    code: str
    fi: str
    sv: str


@dataclass(frozen=True)
class Municipality:
    """One municipality; `ended` is the first day on which it no longer exists."""

    code: str
    fi: str
    sv: str
    languages: tuple
    region: Region
    ended: date | None = None
    successor: str = ""
    also: str = ""

    def name(self, language):
        """Return the name for a language; others than Swedish use the Finnish name."""
        return self.sv if language == "sv" else self.fi

    def in_force(self, day):
        """Tell whether the municipality exists on the day."""
        return self.ended is None or day < self.ended


@cache
def municipalities():
    """Return all municipalities by code, in the Finnish alphabetical order of the file."""
    regions = {row["code"]: Region(**row) for row in _read("regions.csv")}
    return {
        row["code"]: Municipality(
            code=row["code"],
            fi=row["fi"],
            sv=row["sv"],
            languages=tuple(row["languages"].split()),
            region=regions[row["region"]],
            ended=date.fromisoformat(row["ended"]) if row["ended"] else None,
            successor=row["successor"],
            also=row["also"],
        )
        for row in _read("municipalities.csv")
    }


def in_force(day):
    """Return the municipalities that exist on the day."""
    return [each for each in municipalities().values() if each.in_force(day)]


def find(text):
    """Return the municipality with the code or (any case) Finnish or Swedish name, or None."""
    key = " ".join(text.split()).casefold()
    return municipalities().get(key.zfill(3) if key.isdecimal() else "") or _by_name().get(key)


def current(municipality, day):
    """Follow successors until a municipality that exists on the day."""
    while not municipality.in_force(day) and municipality.successor:
        municipality = municipalities()[municipality.successor]
    return municipality


@cache
def _by_name():
    return {
        name.casefold(): each
        for each in reversed(municipalities().values())
        for name in (each.also, each.sv, each.fi)
        if name
    }


def _read(name):
    with (files(__package__) / "data" / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))
