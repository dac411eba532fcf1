"""The worker is killed while it sends: nothing is lost, and what is repeated bears the same id."""

from collections import Counter
from pathlib import Path
from statistics import median

import os
import pytest
import random
import signal
import subprocess
import sys
import threading
import time

SCRIPT = Path(__file__).parent / "killable.py"
# `make soak` asks for more.
ROUNDS = int(os.environ.get("SOAK_ROUNDS", "12"))


def start(database, server, *arguments):
    return subprocess.Popen(
        [sys.executable, str(SCRIPT), str(database), str(server.port), *arguments],
        stdout=subprocess.PIPE,
        text=True,
    )


def acknowledged(process, ids):
    """Read the ids that a process says it has committed, until it is gone."""
    ids += [line.strip() for line in process.stdout if len(line.strip()) == 32]


def ids_at(server):
    return [name.strip("<>").partition("@")[0] for name in server.handler.ids]


@pytest.mark.slow
@pytest.mark.alone
def test_a_killed_worker_loses_nothing(tmp_path, mail_server, capsys):
    database, ids = tmp_path / "Data.fs", []
    for _ in range(ROUNDS):
        before = len(mail_server.handler.messages)
        process = start(database, mail_server)
        reader = threading.Thread(target=acknowledged, args=(process, ids))
        reader.start()
        deadline = time.monotonic() + 30
        while len(mail_server.handler.messages) == before and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(random.uniform(0, 0.3))
        process.send_signal(signal.SIGKILL)
        process.wait()
        reader.join()
    told = start(database, mail_server, "drain").communicate(timeout=120)[0]
    arrived = Counter(ids_at(mail_server))
    assert len(ids) > ROUNDS and set(ids) <= set(arrived)
    assert max(arrived.values()) <= 2
    repeated = sum(count - 1 for count in arrived.values())
    # Each kill can hit at most one letter between acceptance and mark.
    assert repeated <= ROUNDS
    windows = [float(number) * 1000 for number in told.split()]
    with capsys.disabled():
        print(
            f"\n{ROUNDS} kills, {len(ids)} letters acknowledged, {len(arrived)} arrived, "
            f"0 missing, {repeated} repeated with the same Message-ID; from acceptance to mark "
            f"{median(windows or [0]):.2f} ms (longest {max(windows or [0]):.2f} ms, "
            f"{len(windows)} letters)"
        )


@pytest.mark.slow
@pytest.mark.alone
def test_a_mail_server_that_is_killed_loses_nothing(tmp_path, make_server, capsys):
    """Stopped and started in the middle of conversations, under the same worker."""
    server, ids = make_server(), []
    process = start(tmp_path / "Data.fs", server)
    reader = threading.Thread(target=acknowledged, args=(process, ids))
    reader.start()
    deadline = time.monotonic() + 60
    for round_ in range(1, 6):
        while len(server.handler.messages) < round_ * 20 and time.monotonic() < deadline:
            time.sleep(0.01)
        server.handler.answers["DATA"] = ["die"] * 2
        server.stop()
        server.start()
    process.send_signal(signal.SIGKILL)
    process.wait()
    reader.join()
    server.handler.answers.clear()
    start(tmp_path / "Data.fs", server, "drain").communicate(timeout=120)
    arrived = Counter(ids_at(server))
    assert len(ids) >= 100 and set(ids) <= set(arrived)
    with capsys.disabled():
        repeated = sum(arrived.values()) - len(arrived)
        print(f"\n5 restarts of the mail server, {len(ids)} letters, {repeated} repeated")
