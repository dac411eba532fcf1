"""What equipment needs in a site: the records, and the first profile."""

from datetime import date
from etapalvelu.portal.equipment import records
from etapalvelu.portal.equipment import rules
from etapalvelu.portal.equipment import store
from pathlib import Path

import tomllib

DATA = Path(__file__).parent / "data" / "profile.toml"


def prepare():
    """Make the records and the first profile; safe to repeat."""
    if not records.create():
        return
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    found = [
        rules.Requirement(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})
        for row in data["requirement"]
    ]
    first = store.add_draft(
        rules.POINT, data["title"], found, data["source"], date.fromisoformat(data["valid_from"])
    )
    # Nobody has to be told of what held from the beginning.
    first.told = True
