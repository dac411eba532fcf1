"""pg_dump of the database, uploaded files included: all that one snapshot shows.

What is in it is counted and hashed in the same snapshot, and again after a restore. The tables are
RelStorage's: `object_state` holds objects, `blob_chunk` names the large objects of files.
"""

from .. import commands
from ..console import Progress
from ..console import Stop
from ..postgresql import Cluster
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path

import hashlib
import os
import shutil
import subprocess
import time

KIND = "postgresql"
DUMP = "database.dump"
DRAFT = "portal_restore"
OBJECTS = "SELECT zoid, tid, encode(sha256(state), 'hex') FROM object_state ORDER BY zoid"
BLOBS = (
    "SELECT zoid, tid, chunk_num, encode(sha256(lo_get(chunk)), 'hex') "
    "FROM blob_chunk ORDER BY zoid, chunk_num"
)
# The pickle of a blob begins with the name of its class.
MISSING = (
    "SELECT count(*) FROM object_state WHERE "
    "position('ZODB.blob'::bytea IN substring(state FROM 1 FOR 40)) > 0 "
    "AND zoid NOT IN (SELECT zoid FROM blob_chunk)"
)
LAST = "SELECT coalesce(to_hex(max(tid)), '0') FROM object_state"


def _run(what: str, command: list, log_name: str, values: Mapping[str, str]) -> None:
    commands.run(what, command, log_name, environment=dict(values))


class Session:
    """One psql, and so one transaction, that is asked and answers."""

    END = "-- that is all"

    def __init__(self, values: Mapping[str, str]):
        self.process = subprocess.Popen(
            ["psql", "-XAtq", "-F", " ", "-v", "ON_ERROR_STOP=1"],
            env={**os.environ, **values},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=commands.dies_with_parent,
        )

    def lines(self, statement: str):
        """Yield the lines of the answer."""
        try:
            self.process.stdin.write(f"{statement};\n\\echo {self.END}\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # It has ended, and its last words say why.
        for line in self.process.stdout:
            if line.rstrip("\n") == self.END:
                return
            yield line.rstrip("\n")
        words = self.process.stderr.read().strip().splitlines() or ["no reason given"]
        raise Stop(f"PostgreSQL does not answer: {words[0]}")

    def value(self, statement: str) -> str:
        return "".join(self.lines(statement))

    def close(self) -> None:
        self.process.communicate()


@contextmanager
def session(values: Mapping[str, str]):
    opened = Session(values)
    try:
        yield opened
    finally:
        opened.close()


def describe(asked: Session, progress: Progress) -> dict:
    """Count and hash the objects and the files that a session sees."""
    objects, objects_hash = _digest(asked, OBJECTS, progress)
    _chunks, blobs_hash = _digest(asked, BLOBS, progress)
    return {
        "objects": objects,
        "objects_sha256": objects_hash,
        "blobs": int(asked.value("SELECT count(DISTINCT zoid) FROM blob_chunk")),
        "blobs_sha256": blobs_hash,
        "missing_blobs": int(asked.value(MISSING)),
        "last_transaction": asked.value(LAST).rjust(16, "0"),
    }


def _digest(asked: Session, statement: str, progress: Progress) -> tuple[int, str]:
    total, count = hashlib.sha256(), 0
    for count, line in enumerate(asked.lines(statement), 1):
        total.update(line.encode() + b"\n")
        if count % 1000 == 0:
            progress.detail = f"{count} rows"
    return count, total.hexdigest()


class PostgreSQL:
    """`values` are what libpq reads; `cluster` is the server when it is our own."""

    kind = KIND

    def __init__(self, values: Mapping[str, str], cluster: Cluster | None, blob_cache: Path):
        self.values = values
        self.cluster = cluster
        self.blob_cache = blob_cache
        self.name = values["PGDATABASE"]

    @property
    def can_move_aside(self) -> bool:
        return self.cluster is not None

    def __str__(self) -> str:
        return f"the database {self.name}"

    def backup(self, folder: Path, earlier: Path | None, progress: Progress) -> tuple[dict, set]:
        """Fill the folder; a dump is always whole, and so shares nothing with an earlier one."""
        with self._running(), session(self.values) as asked:
            asked.value("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            snapshot = asked.value("SELECT pg_export_snapshot()")
            with progress.step("Database and blobs"):
                command = ["pg_dump", "--format=custom", f"--snapshot={snapshot}"]
                command += ["--file", folder / DUMP]
                _run("Copying the database", command, "pg_dump.log", self.values)
                progress.detail = f"{(folder / DUMP).stat().st_size / 1e6:.1f} MB"
            with progress.step("Count"):
                found = describe(asked, progress)
            with progress.step("Proof"):
                command = ["pg_restore", "--list", folder / DUMP]
                _run("Reading the copy", command, "pg_restore.log", self.values)
        return found, set()

    def stop_if_running(self) -> None:
        with self._running():
            others = self._ask(
                "SELECT count(*) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        if others != "0":
            raise Stop("The portal is running; stop it before a restore.")

    def occupied(self) -> bool:
        with self._running():
            return self._ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") != "0"

    def restore(self, folder: Path, progress: Progress) -> dict:
        """Put the backup beside the data in our own server, else into the empty database."""
        with self._running():
            if self.cluster:
                self.cluster.create_database(DRAFT)
            values = {**self.values, "PGDATABASE": DRAFT if self.cluster else self.name}
            with progress.step("Database and blobs"):
                command = ["pg_restore", "--exit-on-error", "--no-owner", "--no-privileges"]
                command += ["--dbname", values["PGDATABASE"], folder / DUMP]
                _run("Restoring the database", command, "pg_restore.log", values)
            with progress.step("Proof"), session(values) as asked:
                return describe(asked, progress)

    def put_in_place(self) -> str | None:
        """Swap; return the name that older data have now."""
        shutil.rmtree(self.blob_cache, ignore_errors=True)
        if not self.cluster:
            return None
        with self._running():
            aside = None
            if self._ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") != "0":
                aside = f"replaced_{time.strftime('%Y%m%dt%H%M%Sz', time.gmtime())}"
                self.cluster.rename_database(self.name, aside)
            else:
                self.cluster.answer(f"DROP DATABASE {self.name}")
            self.cluster.rename_database(DRAFT, self.name)
        return f"the database {aside} of the same server" if aside else None

    def _ask(self, statement: str) -> str:
        with session(self.values) as asked:
            return asked.value(statement)

    @contextmanager
    def _running(self):
        """Our own server runs with the portal; start it for the while when it does not."""
        if self.cluster is None or self.cluster.accepts():
            yield
            return
        self.cluster.create()
        self.cluster.start()
        try:
            self.cluster.prepare_user(self.values["PGPASSWORD"])
            if self.name not in self.cluster.databases():
                self.cluster.create_database(self.name)
            yield
        finally:
            self.cluster.stop()
