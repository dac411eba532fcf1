"""docs/roles-and-permissions.md is what the profile says, and the profile is what the site does."""

from etapalvelu.portal.access import matrix
from etapalvelu.portal.access.rules import ROLES
from pathlib import Path
from plone import api

import re

DOCUMENT = Path(__file__).parents[2] / "docs" / "roles-and-permissions.md"


def test_the_document_is_true():
    assert DOCUMENT.read_text(encoding="utf-8") == matrix.document(), (
        "run: python -m etapalvelu.portal.access.matrix > docs/roles-and-permissions.md"
    )


def test_every_role_has_its_finnish_name():
    for role in ROLES:
        assert re.search(rf"\| `{role}`[^|]*\| [a-zäöA-ZÄÖ -]+ \|", matrix.document()), role
    assert "Palveluneuvoja" in matrix.document()


def test_the_site_does_what_the_document_says(integration):
    portal = integration["portal"]
    section = matrix.document().partition("## Permissions on the site")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if "|" in line][2:]
    assert len(rows) > 30
    for permission, *marks in rows:
        granted = {
            entry["name"]
            for entry in portal.rolesOfPermission(permission.strip())
            if entry["selected"]
        }
        told = {role for role, mark in zip(matrix.COLUMNS, marks, strict=True) if mark.strip()}
        assert granted & set(matrix.COLUMNS) == told, permission
        assert "Anonymous" not in granted, permission


def test_members_of_the_demonstration_have_the_roles_of_their_memberships(integration):
    portal = integration["portal"]
    user = api.user.get(userid="eero.kangas")
    assert "PointManager" in user.getRolesInContext(portal["points"]["kuhmo"])
    assert "PointManager" not in user.getRolesInContext(portal["points"]["mikkeli"])
    assert "PointManager" not in user.getRoles()
