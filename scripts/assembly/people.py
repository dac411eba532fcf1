"""Who can log in to the demonstration, one person per role, as a table for the terminal."""

from . import ROOT
from . import database

import sys
import tomllib

SOURCE = ROOT / "src" / "etapalvelu" / "portal" / "demo" / "data" / "people.toml"
# The login name that scripts/create_site.py gives.
ADMINISTRATOR = "administrator"


def table() -> str:
    data = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    shown = {}
    for person in data["person"]:
        for membership in person.get("memberships", ()):
            shown.setdefault(membership["role"], (person["email"], membership["organisation"]))
    rows = [(role, login, place) for role, (login, place) in shown.items()]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    lines.append(
        f"Password of all: {data['password']}   "
        f"All {len(data['person'])} people: {SOURCE.relative_to(ROOT)}"
    )
    return "\n".join(f"  {line.rstrip()}" for line in lines)


def show_first_login() -> None:
    """Print the administrator's password, which from then on nobody can read again."""
    if database.FIRST_PASSWORD.exists():
        password = database.FIRST_PASSWORD.read_text(encoding="ascii")
        print(f"  Administrator: {ADMINISTRATOR}   password, shown this once: {password}")
        sys.stdout.flush()
        database.FIRST_PASSWORD.unlink()
