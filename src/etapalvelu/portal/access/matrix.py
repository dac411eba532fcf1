"""Writes docs/roles-and-permissions.md from the profile, so that the document cannot lie.

python -m etapalvelu.portal.access.matrix > docs/roles-and-permissions.md
"""

from etapalvelu.portal.access.rules import GLOBAL_ROLES
from etapalvelu.portal.access.rules import KINDS
from etapalvelu.portal.access.rules import ROLES
from etapalvelu.portal.access.rules import ROLES_BY_KIND
from etapalvelu.portal.access.titles import KIND_TITLES
from etapalvelu.portal.access.titles import ROLE_DUTIES
from etapalvelu.portal.access.titles import ROLE_TITLES
from pathlib import Path
from xml.etree import ElementTree

import re

PACKAGE = Path(__file__).parent.parent
PROFILE = PACKAGE / "profiles" / "default"
FINNISH = PACKAGE / "locales" / "fi" / "LC_MESSAGES" / "etapalvelu.portal.po"
# A Member has a membership, an Owner made the content, Authenticated is anybody with an account.
COLUMNS = (*ROLES, "Member", "Owner", "Authenticated")
YES, NO = "●", ""

INTRODUCTION = """# Roles and permissions

This file is written by `python -m etapalvelu.portal.access.matrix` from the profile; a test
compares them. Do not edit it by hand.

People are members of organisations; a role follows from a membership and holds in that
organisation, and for the roles marked *everywhere* on the whole site. Every person with a
membership has the role Member; Authenticated are also those who have left. Manager and Site
Administrator, the maintainers of the site, may everything below and are left out of the tables.
Anonymous visitors have none of these permissions: they reach only the pages named in
`core/public.py`."""


def document():
    """Return the whole document as Markdown."""
    parts = [INTRODUCTION, _roles(), _permissions()]
    for path in sorted((PROFILE / "workflows").glob("*/definition.xml")):
        parts += _workflow(ElementTree.parse(path).getroot())  # noqa: S314 - our own file
    return "\n\n".join(parts) + "\n"


def _roles():
    rows = []
    for role in ROLES:
        kinds = [KIND_TITLES[kind].default for kind in KINDS if role in ROLES_BY_KIND[kind]]
        everywhere = " (everywhere)" if role in GLOBAL_ROLES else ""
        rows.append(
            (
                f"`{role}`{everywhere}",
                finnish(ROLE_TITLES[role]),
                ", ".join(kinds),
                ROLE_DUTIES[role].default,
            )
        )
    return "## Roles\n\n" + _table(("Role", "Suomeksi", "Organisations", "Duty"), rows)


def _permissions():
    root = ElementTree.parse(PROFILE / "rolemap.xml").getroot()  # noqa: S314 - our own file
    rows = [
        (permission.get("name"), *_marks({role.get("name") for role in permission}))
        for permission in root.iter("permission")
    ]
    return "## Permissions on the site\n\n" + _table(("Permission", *COLUMNS), sorted(rows))


def _workflow(root):
    yield f"## {root.get('title')} (`{root.get('workflow_id')}`)"
    rows = []
    for state in root.iter("state"):
        for permission in state.iter("permission-map"):
            roles = {role.text for role in permission}
            rows.append((state.get("title"), permission.get("name"), *_marks(roles)))
    yield _table(("State", "Permission", *COLUMNS), rows)
    titles = {state.get("state_id"): state.get("title") for state in root.iter("state")}
    yield _table(
        ("Transition", "From", "To", "Needs"),
        [_transition(root, transition, titles) for transition in root.iter("transition")],
    )


def _transition(root, transition, titles):
    leaving = [
        state.get("title")
        for state in root.iter("state")
        for exit_ in state.iter("exit-transition")
        if exit_.get("transition_id") == transition.get("transition_id")
    ]
    needs = [guard.text for guard in transition.iter("guard-permission")]
    if transition.find("guard/guard-expression") is not None:
        needs.append("a second pair of eyes")
    target = titles.get(transition.get("new_state"), "")
    return transition.get("title"), ", ".join(leaving), target, ", ".join(needs)


def finnish(message):
    """Return the Finnish text of a message."""
    text = FINNISH.read_text(encoding="utf-8")
    found = re.search(rf'msgid "{re.escape(str(message))}"\nmsgstr "(.*)"', text)
    return found[1] if found else message.default


def _marks(roles):
    return [YES if role in roles else NO for role in COLUMNS]


def _table(headings, rows):
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    print(document(), end="")
