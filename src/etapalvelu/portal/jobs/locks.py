"""One run of a job at a time: across hosts through PostgreSQL, otherwise on this machine.

Both kinds end with the process that holds them, however it dies.
"""

from App.config import getConfiguration
from contextlib import contextmanager
from filelock import FileLock
from filelock import Timeout
from pathlib import Path

import re
import tempfile
import zlib

# Of the advisory locks of one PostgreSQL database, those with this first key are ours.
ADVISORY_SPACE = zlib.crc32(b"etapalvelu.portal.jobs") - 2**31
# Seconds: a host that vanished from the network gives its locks back after about a minute.
KEEPALIVE = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}


class LockLost(Exception):
    """The connection that held the lock is gone, so another worker may have begun."""


def locks_of(database):
    """Return what makes locks for a ZODB: a callable (name) -> context manager.

    The context manager gives None when another worker holds the lock; otherwise a callable that
    raises LockLost when the lock is held no longer.
    """
    storage = database.storage
    adapter = getattr(storage, "_adapter", None)
    if type(adapter).__name__ == "PostgreSQLAdapter":
        return lambda name: advisory_lock(adapter._dsn, name)
    folder = _folder(storage)
    return lambda name: file_lock(folder, name)


@contextmanager
def file_lock(folder, name):
    """Lock a file in a folder that all workers of this machine share."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    lock = FileLock(Path(folder) / (re.sub(r"[^\w.-]", "-", name) + ".lock"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield None
        return
    try:
        yield lambda: None
    finally:
        lock.release()


@contextmanager
def advisory_lock(dsn, name):
    """Lock in PostgreSQL, on a connection of its own that is in no transaction."""
    import psycopg2

    connection = psycopg2.connect(dsn, application_name=f"portal-jobs {name}", **KEEPALIVE)
    try:
        connection.autocommit = True
        cursor = connection.cursor()
        # The server's side of the same: it notices that a client has vanished.
        for option, seconds in KEEPALIVE.items():
            cursor.execute(f"SET tcp_{option} = {seconds}")
        key = zlib.crc32(name.encode()) - 2**31
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", (ADVISORY_SPACE, key))
        if not cursor.fetchone()[0]:
            yield None
            return

        def confirm():
            try:
                cursor.execute("SELECT 1")
            except psycopg2.Error as error:
                raise LockLost(name) from error

        yield confirm
    finally:
        connection.close()


def _folder(storage):
    name = storage.getName()
    if Path(name).is_absolute():
        return Path(name).parent / "jobs"
    return Path(getattr(getConfiguration(), "clienthome", None) or tempfile.gettempdir()) / "jobs"
