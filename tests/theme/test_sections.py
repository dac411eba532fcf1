"""The navigation is a fixed list; what a reader may not do is not in it."""

from etapalvelu.portal.theme import sections

import pytest

IMPORT = "etapalvelu.portal: Import registry"
APPROVE = "etapalvelu.portal: Approve account"


def paths(*permissions):
    groups = sections.groups_for(lambda permission: permission in permissions)
    return [section.path for _title, members in groups for section in members]


def test_a_member_sees_what_everybody_reads_and_nothing_else():
    assert paths() == [
        "points",
        "providers",
        "contacts",
        "services",
        "service-cards",
        "guides",
        "space-guidelines",
        "equipment-requirements",
        "questions",
        "glossary",
        "training",
        "materials",
        "communication-plans",
    ]


def test_permissions_add_their_own_sections():
    mine = ["account-requests", "recycle-bin"]
    assert paths(APPROVE)[-2:] == mine
    assert paths(APPROVE, IMPORT)[-4:] == [*mine, "registry-import", "ptv-import"]


def test_a_group_without_sections_is_left_out():
    titles = [str(title) for title, _members in sections.groups_for(lambda permission: False)]
    assert "nav_group_care" not in titles


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("points", "points"),
        ("points/kuhmo/edit", "points"),
        ("@@services", "services"),
        ("service-cards", "service-cards"),
        ("service", None),
        ("@@profile", None),
    ],
)
def test_current_section(path, expected):
    everything = [section for group in sections.GROUPS for section in group.sections]
    assert sections.current_path(path, everything) == expected
