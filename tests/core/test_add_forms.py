"""Add forms of types that do not belong in a place are not there."""

import pytest


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("points/++add++ServicePoint", 200),
        ("guides/++add++Folder", 404),
        ("points/kuhmo/++add++News Item", 404),
        ("organisations/++add++NetworkOrganisation", 404),
    ],
)
def test_coordinator_opens_only_what_the_place_takes(server, client, address, status):
    answer = client("kaisa.rantala").get(f"{server.url}/{address}", timeout=60)
    assert answer.status_code == status
