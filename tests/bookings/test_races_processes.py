"""Processes want the same appointments, on ZEO and on RelStorage with PostgreSQL."""

from tests.bookings import running
from tests.bookings.races import SCENARIOS

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kind", ["zeo", "postgresql"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nobody_is_booked_twice(request, tmp_path, kind, scenario):
    storage = request.getfixturevalue(kind)
    running.prepare(*storage)
    outcome = running.processes(*storage, tmp_path, scenario, workers=4, rounds=25, turns=True)
    wrong, states = running.verdict(*storage)
    print(kind, scenario, outcome.outcomes, "p99", outcome.p99, max(outcome.attempts), states)
    assert wrong == []
    assert "starved" not in outcome.outcomes
    assert states["booked"] > 0
