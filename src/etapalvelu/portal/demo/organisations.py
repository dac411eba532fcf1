"""Loads the providers, the coordinator, the ministry, and the services."""

from etapalvelu.portal.demo.data import read
from etapalvelu.portal.demo.place import place
from plone import api

CHANNELS = {"e_service": "eservice"}
FACTS = (
    "title",
    "title_sv",
    "title_en",
    "description",
    "email",
    "phone",
    "website",
    "business_id",
    "valid_from",
)


def load(portal):
    """Make the organisations of organisations.toml, then tie the ended ones to their successors."""
    rows = read("organisations")["organisation"]
    made = {row["id"]: _organisation(portal, row) for row in rows}
    for row in rows:
        if "successor" in row:
            made[row["id"]].successor = api.content.get_uuid(made[row["successor"]])
    return made


def _organisation(portal, row):
    facts = {key: row[key] for key in FACTS if key in row}
    facts["valid_until"] = row.get("valid_to")
    if row["kind"] == "provider":
        kind = row.get("organisation_type", "state")
        container, type_id = portal["providers"], "ServiceProvider"
    else:
        kind = row["kind"]
        container, type_id = portal["organisations"], "NetworkOrganisation"
    return place(container, type_id, row["id"], row["state"], kind=kind, **facts)
