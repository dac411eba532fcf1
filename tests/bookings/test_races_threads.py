"""Threads of one process on FileStorage want the same appointments."""

from etapalvelu.portal.bookings.turns import FileTurns
from tests.bookings import running
from tests.bookings.races import SCENARIOS

import pytest


@pytest.mark.parametrize("ordered", [False, True], ids=["free-for-all", "turns"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nobody_is_booked_twice(tmp_path, scenario, ordered):
    running.prepare("files", tmp_path)
    database = running.open_database("files", tmp_path)
    turns = FileTurns(tmp_path / "turns") if ordered else None
    outcome = running.threads(database, scenario, workers=4, rounds=30, turns=turns)
    database.close()
    wrong, states = running.verdict("files", tmp_path)
    print(scenario, ordered, outcome.outcomes, "p99", outcome.p99, max(outcome.attempts), states)
    assert wrong == []
    assert "starved" not in outcome.outcomes
    assert states["booked"] > 0
