"""Loads the providers, the coordinator and the ministry."""

from etapalvelu.portal.demo.data import read
from etapalvelu.portal.demo.place import place
from plone import api

FACTS = (
    "title",
    "title_sv",
    "title_en",
    "description",
    "email",
    "phone",
    "website",
    "valid_from",
    "valid_until",
)


def load(portal):
    """Make the organisations of organisations.toml; return content by id."""
    rows = read("organisations")["organisation"]
    made = {row["id"]: _organisation(portal, row) for row in rows}
    for row in rows:
        # A successor may stand later in the file, so it is tied when all are there.
        if "successor" in row and not made[row["id"]].successor:
            made[row["id"]].successor = api.content.get_uuid(made[row["successor"]])
            made[row["id"]].reindexObject()
    return made


def _organisation(portal, row):
    facts = {key: row[key] for key in FACTS if key in row}
    if row["kind"] == "provider":
        container, type_id, kind = portal["providers"], "ServiceProvider", row["organisation_type"]
    else:
        container, type_id, kind = portal["organisations"], "NetworkOrganisation", row["kind"]
    return place(container, type_id, row["id"], row["state"], kind=kind, **facts)
