"""The log in a real database file: writers and the sealer at once, and a pack."""

from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import records
from etapalvelu.portal.audit import rules
from pathlib import Path
from threading import Thread
from ZODB import DB
from ZODB.FileStorage import FileStorage

import pytest
import time
import transaction

WRITERS, LINES = 4, 100


@pytest.fixture()
def database(tmp_path, monkeypatch):
    database = DB(FileStorage(str(tmp_path / "Data.fs")), pool_size=WRITERS + 3)
    connection = database.open()
    connection.root()["log"] = records.AuditLog()
    transaction.commit()
    monkeypatch.setattr(records, "log", lambda: connection.root()["log"])
    yield database
    transaction.abort()
    connection.close()
    database.close()


def text(id_):
    moment = f"2026-01-01T00:00:00.{time.perf_counter_ns() % 1000:03}+00:00"
    return rules.write(rules.Event(id_, moment, "a", "", "", "test.done"))


def test_nothing_is_lost_while_writers_and_the_sealer_work_at_once(database):
    failures, finished = [], []

    def write(writer):
        manager = transaction.TransactionManager()
        connection = database.open(transaction_manager=manager)
        try:
            for number in range(LINES):
                manager.begin()
                # Few parts of the inbox: all writers and the sealer meet in each.
                slot = connection.root()["log"].inbox[number % 2]
                slot.put(f"{writer}-{number}", text(f"{writer}-{number}"))
                manager.commit()
        except Exception as error:
            failures.append(error)
        finally:
            manager.abort()
            connection.close()
            finished.append(writer)

    threads = [Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    rounds = 0
    while len(finished) < WRITERS:
        transaction.begin()
        rounds += bool(chain.seal())
        transaction.commit()
    for thread in threads:
        thread.join()
    transaction.begin()
    chain.seal()
    transaction.commit()
    assert failures == []
    assert rounds > 3, "the sealer never met the writers"
    assert chain.check() == []
    ids = [line.event.id for segment in records.log().segments.values() for line in segment.lines()]
    assert len(ids) == WRITERS * LINES
    assert set(ids) == {
        f"{writer}-{number}" for writer in range(WRITERS) for number in range(LINES)
    }


def test_the_chain_survives_a_pack_and_stays_small(database):
    log = records.log()
    for run in range(60):
        for number in range(20):
            log.inbox[0].put(f"{run}-{number}", text(f"{run}-{number}"))
        chain.seal()
        transaction.commit()
    end = chain.end()
    assert end[0] == 1200
    assert len(log.segments) == 10
    database.pack(time.time() + 1)
    transaction.begin()
    database.cacheMinimize()
    assert chain.check([end]) == []
    assert Path(database.storage.getName()).stat().st_size / 1200 < 200, "bytes a line"
