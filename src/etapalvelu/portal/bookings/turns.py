"""One writer of a resource at a time, so that under rush nobody has to start anew for ever.

Safety never depends on it: ledgers refuse the later of two writers by themselves. The lock is taken
before the snapshot and kept until after the commit; who has waited long enough goes on without.
"""

from contextlib import ExitStack
from contextlib import contextmanager
from filelock import FileLock
from filelock import Timeout
from pathlib import Path

import threading
import zlib

# Of the advisory locks of one PostgreSQL database, those with this first key are ours.
ADVISORY_SPACE = zlib.crc32(b"etapalvelu.portal.bookings") - 2**31
# Two resources may share a lock; it only costs a wait.
LOCKS = 4096
PATIENCE = 5


class FileTurns:
    """Locks among the processes of one host, in a folder that they share."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def of(self, resources):
        with ExitStack() as held:
            for number in numbers(resources):
                lock = FileLock(self.folder / f"{number}.lock", thread_local=False)
                try:
                    lock.acquire(timeout=PATIENCE, poll_interval=0.002)
                except Timeout:
                    continue
                held.callback(lock.release)
            yield


class AdvisoryTurns:
    """Locks among hosts through PostgreSQL, on a connection of its own for each thread."""

    def __init__(self, dsn):
        self.dsn = dsn
        self.local = threading.local()

    @contextmanager
    def of(self, resources):
        import psycopg2

        cursor = self._cursor()
        held = []
        try:
            for number in numbers(resources):
                try:
                    cursor.execute("SELECT pg_advisory_lock(%s, %s)", (ADVISORY_SPACE, number))
                except psycopg2.errors.LockNotAvailable:
                    continue
                held.append(number)
            yield
        finally:
            try:
                for number in held:
                    cursor.execute("SELECT pg_advisory_unlock(%s, %s)", (ADVISORY_SPACE, number))
            except psycopg2.Error:
                # The locks have ended with their connection.
                self.local.cursor = None

    def _cursor(self):
        import psycopg2

        cursor = getattr(self.local, "cursor", None)
        if cursor is None or cursor.connection.closed:
            connection = psycopg2.connect(self.dsn, application_name="portal bookings")
            connection.autocommit = True
            cursor = self.local.cursor = connection.cursor()
            cursor.execute("SET lock_timeout = %s", (f"{PATIENCE}s",))
        return cursor


def numbers(resources):
    """Return the locks of some resources in the order in which everybody takes them."""
    return sorted({zlib.crc32(resource.encode()) % LOCKS for resource in resources})
