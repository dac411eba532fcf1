"""A process that dies in the middle loses no confirmed booking and leaves nothing half done."""

from pathlib import Path
from tests.bookings import running

import os
import pytest
import random
import signal
import subprocess
import time

ROOT = Path(__file__).parents[2]


def start(storage, folder, seed):
    arguments = running.command(*storage, folder, "spread", 5000, seed, False)
    process = subprocess.Popen(
        [*arguments, "--tell"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "src:."},
    )
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize(
    ("kind", "workers"), [("files", 1), pytest.param("postgresql", 3, marks=pytest.mark.slow)]
)
def test_kill(request, tmp_path, kind, workers):
    """One process on a file, three on PostgreSQL; again and again."""
    storage = request.getfixturevalue(kind)
    running.prepare(*storage)
    told = set()
    chance = random.Random(7)
    for round_ in range(3):
        crew = [start(storage, tmp_path, f"{round_}-{n}") for n in range(workers)]
        for process in crew:
            process.stdin.write("go\n")
            process.stdin.flush()
        time.sleep(0.4 + chance.random() * 0.4)
        for process in crew:
            process.send_signal(signal.SIGKILL)
        for process in crew:
            output, _ = process.communicate()
            told.update(line for line in output.splitlines() if len(line) == 32)
    assert len(told) > 20, "too few bookings to tell anything"
    wrong, _states = running.verdict(*storage)
    assert wrong == []
    database = running.open_database(*storage)
    with database.transaction() as connection:
        bookings = connection.root()["bookings"]
        lost = [id_ for id_ in told if bookings.bookings[id_].state != "booked"]
        assert lost == []
        assert told <= set(bookings.customers)
    database.close()
