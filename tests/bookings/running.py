"""Runs rivals on a storage: threads of one process, or processes that each open it anew."""

from collections import Counter
from etapalvelu.portal.bookings.turns import AdvisoryTurns
from etapalvelu.portal.bookings.turns import FileTurns
from pathlib import Path
from tests.bookings import races
from tests.bookings.races import SCENARIOS
from tests.bookings.races import Rival
from threading import Barrier
from threading import Thread
from typing import NamedTuple

import argparse
import json
import os
import subprocess
import sys
import transaction
import ZODB


class Outcome(NamedTuple):
    """attempts: how often each piece of work was begun; outcomes: what came of them."""

    attempts: list
    outcomes: dict

    @property
    def p99(self):
        return sorted(self.attempts)[int(len(self.attempts) * 0.99)] if self.attempts else 0


def open_database(kind, where):
    """Open a database: files (path), zeo (address), postgresql (DSN)."""
    if kind == "files":
        return ZODB.DB(str(Path(where) / "Data.fs"))
    if kind == "zeo":
        import ZEO

        return ZEO.DB(("127.0.0.1", int(where)), server_sync=True, wait_timeout=20)
    from relstorage.adapters.postgresql import PostgreSQLAdapter
    from relstorage.options import Options
    from relstorage.storage import RelStorage

    options = Options(keep_history=False, cache_local_mb=10)
    return ZODB.DB(RelStorage(PostgreSQLAdapter(dsn=where, options=options), options=options))


def turns_for(kind, where, folder):
    return AdvisoryTurns(where) if kind == "postgresql" else FileTurns(folder)


def prepare(kind, where):
    database = open_database(kind, where)
    with database.transaction() as connection:
        races.prepare(connection.root())
    database.close()


def verdict(kind, where):
    """Return (contradictions, number of bookings, states) of what the rivals have left."""
    database = open_database(kind, where)
    try:
        with database.transaction() as connection:
            root = connection.root()
            states = Counter(b.state for b in root["bookings"].bookings.values())
            return races.contradictions(root), dict(states)
    finally:
        database.close()


def threads(database, scenario, workers, rounds, turns=None, seed=1):
    """Let threads act on one database; return the Outcome."""
    barrier, rivals, failures = Barrier(workers), [], []

    def run(number):
        rival = Rival(database, f"{seed}-{number}", turns)
        rivals.append(rival)
        try:
            barrier.wait()
            for round_ in range(rounds):
                SCENARIOS[scenario](rival, round_)
        except Exception as error:
            failures.append(error)
            raise
        finally:
            rival.close()

    crew = [Thread(target=run, args=(number,)) for number in range(workers)]
    for thread in crew:
        thread.start()
    for thread in crew:
        thread.join()
    assert not failures, failures
    outcomes = sum((rival.outcomes for rival in rivals), Counter())
    return Outcome([a for rival in rivals for a in rival.attempts], dict(outcomes))


def command(kind, where, folder, scenario, rounds, seed, turns):
    """Return the command line of one rival as a process."""
    arguments = [kind, where, str(folder), scenario, str(rounds), str(seed)]
    return [sys.executable, "-m", "tests.bookings.running", *arguments, *(["--turns"] * turns)]


def processes(kind, where, folder, scenario, workers, rounds, turns=False):
    """Let processes act; each begins when all have opened the database. Return the Outcome."""
    crew = [
        subprocess.Popen(
            command(kind, where, folder, scenario, rounds, number, turns),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
            env=os.environ | {"PYTHONPATH": "src:."},
        )
        for number in range(workers)
    ]
    for process in crew:
        assert process.stdout.readline() == "ready\n"
    for process in crew:
        process.stdin.write("go\n")
        process.stdin.flush()
    attempts, outcomes = [], Counter()
    for process in crew:
        answer = json.loads(process.communicate(timeout=600)[0])
        assert process.returncode == 0
        attempts += answer["attempts"]
        outcomes.update(answer["outcomes"])
    return Outcome(attempts, dict(outcomes))


def main():
    parser = argparse.ArgumentParser()
    for name in ("kind", "where", "folder", "scenario"):
        parser.add_argument(name)
    parser.add_argument("rounds", type=int)
    parser.add_argument("seed")
    parser.add_argument("--turns", action="store_true")
    parser.add_argument("--tell", action="store_true", help="print each confirmed booking at once")
    args = parser.parse_args()
    database = open_database(args.kind, args.where)
    turns = turns_for(args.kind, args.where, args.folder) if args.turns else None
    rival = Rival(database, args.seed, turns)
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(args.rounds):
        SCENARIOS[args.scenario](rival, number)
        while args.tell and rival.made:
            print(rival.made.pop(), flush=True)
    print(json.dumps({"attempts": rival.attempts, "outcomes": rival.outcomes}))
    transaction.abort()
    rival.close()
    database.close()


if __name__ == "__main__":
    main()
