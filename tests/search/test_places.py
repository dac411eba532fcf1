"""The way to a result."""

from etapalvelu.portal.search.places import above

import pytest


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("/portal/points", []),
        ("/portal/points/kuhmo", []),
        ("/portal/providers/kela/tuki", ["/portal/providers/kela"]),
        (
            "/portal/providers/kela/tuki/card-fi",
            ["/portal/providers/kela", "/portal/providers/kela/tuki"],
        ),
    ],
)
def test_the_section_and_the_content_itself_are_left_out(path, way):
    assert above(path, "/portal") == way
