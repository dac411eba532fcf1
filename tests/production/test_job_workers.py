"""Workers of scheduled work on one PostgreSQL: killed in the middle, and several at a time."""

from pathlib import Path

import os
import pytest
import signal
import subprocess
import sys
import time

pytestmark = [pytest.mark.slow, pytest.mark.alone]

PROGRAM = Path(__file__).parents[1] / "jobs/process.py"
PATIENCE = 180  # seconds


@pytest.fixture()
def begin(stack, tmp_path):
    """Start a worker: begin(seconds that its job takes, "--loop")."""
    running = []

    def start(seconds, *options):
        command = [sys.executable, PROGRAM, str(seconds), tmp_path / "words", stack.zope_conf]
        log = (tmp_path / f"worker-{len(running)}.log").open("w")
        environment = {**os.environ, **stack.environment}
        running.append(
            subprocess.Popen([*command, *options], env=environment, stdout=log, stderr=log)
        )
        return running[-1]

    yield start
    for worker in running:
        worker.kill()
        worker.wait()


@pytest.fixture()
def words(tmp_path):
    """Read what the jobs said: [("begin", pid), ("end", pid)]."""

    def read():
        path = tmp_path / "words"
        return (
            [tuple(line.split()) for line in path.read_text().splitlines()] if path.exists() else []
        )

    return read


def test_a_killed_worker_s_job_is_done_once(stack, begin, words):
    before = runs(stack)
    killed = begin(600)
    wait_for(lambda: words(), killed)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert runs(stack) == before
    for _again in range(2):
        worker = begin(0)
        assert worker.wait(PATIENCE) == 0
    pids = [pid for _word, pid in words()]
    assert [word for word, _pid in words()] == ["begin", "begin", "end"]
    assert pids[0] != pids[1] == pids[2]
    assert runs(stack) == before + 1


def test_workers_never_run_one_job_at_the_same_time(stack, begin, words):
    workers = [begin(0.3, "--loop") for _number in range(2)]
    wait_for(lambda: len({pid for _word, pid in words()}) > 1, *workers)
    wait_for(lambda: len(words()) >= 8, *workers)
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
    assert [worker.wait(PATIENCE) for worker in workers] == [0, 0]
    said = words()
    assert [word for word, _pid in said] == ["begin", "end"] * (len(said) // 2)
    assert all(begun[1] == ended[1] for begun, ended in zip(said[::2], said[1::2], strict=True))


def runs(stack):
    done = stack.run_python(PROGRAM, "--count", stack.zope_conf)
    return int(done.stdout.split("runs ")[1])


def wait_for(condition, *workers):
    limit = time.monotonic() + PATIENCE
    while not condition():
        assert all(worker.poll() is None for worker in workers), "a worker ended by itself"
        assert time.monotonic() < limit
        time.sleep(0.1)
