"""What many write at the same time, what an aborted request leaves, and what must never fail."""

from etapalvelu.portal.audit import records
from etapalvelu.portal.audit import store
from threading import Barrier
from threading import Thread

import pytest
import transaction

WRITERS = 8
LINES = 40


def texts(log):
    return [text for slot in log.inbox for text in slot.lines.values()]


@pytest.fixture()
def log(functional_portal):
    return records.log()


def test_writers_at_the_same_time_never_conflict(log, functional_portal, monkeypatch):
    # One part for all: the worst case.
    monkeypatch.setattr(records, "SLOTS", 1)
    monkeypatch.setattr(store, "randbelow", lambda count: 0)
    transaction.commit()
    database, oid, start = log._p_jar.db(), log._p_oid, len(texts(log))
    conflicts, together = [], Barrier(WRITERS)

    def write(writer):
        manager = transaction.TransactionManager()
        connection = database.open(transaction_manager=manager)
        for number in range(LINES):
            manager.begin()
            connection.get(oid).inbox[0].put(f"{writer}-{number}", "{}")
            together.wait()
            try:
                manager.commit()
            except Exception as error:
                conflicts.append(error)
                manager.abort()
        connection.close()

    threads = [Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    transaction.begin()
    assert conflicts == []
    assert len(texts(log)) == start + WRITERS * LINES


def test_a_line_shares_the_fate_of_its_transaction(log):
    store.record("test.undone", "/x")
    transaction.abort()
    assert not [text for text in texts(log) if "test.undone" in text]
    store.record("test.done", "/x", before={"role": "a"}, after={"role": "b"}, actor="aino.lahti")
    transaction.commit()
    assert [text for text in texts(log) if "test.done" in text and "aino.lahti" in text]


def test_what_was_refused_stays_though_the_request_is_aborted(log):
    store.record("test.refused", "/x", at_once=True)
    transaction.abort()
    transaction.begin()
    assert [text for text in texts(log) if "test.refused" in text]


def test_a_line_that_cannot_be_written_is_reported_and_harms_nobody(log, monkeypatch, caplog):
    def broken(*arguments):
        raise OSError("disk")

    monkeypatch.setattr(records, "log", broken)
    store.record("test.lost", "/x")
    assert "AUDIT LINE LOST: test.lost" in caplog.text
