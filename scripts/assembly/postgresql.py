"""A PostgreSQL server with all of its files in one folder, reached by a socket in that folder.

Standard library only: `make start` and the tests run it.
"""

from . import commands
from .console import Stop
from pathlib import Path

import os
import pwd
import shutil
import signal
import subprocess
import time

PROGRAMS = Path("/usr/lib/postgresql")
SERVER_USER = "postgres"  # Debian's; PostgreSQL refuses to run as root
APPLICATION_USER = "portal"
PATIENCE = 60  # seconds until a server accepts connections; longer after a crash
LONGEST_SOCKET_PATH = 107  # bytes, Linux: unix(7)
# The server's own user may do all through the socket, everybody else needs the password.
ACCESS = """\
local all {superuser} peer
local all all scram-sha-256
"""
SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "password_encryption": "scram-sha-256",
    # Blobs are kept in the database: they are compressed files already.
    "wal_compression": "off",
    "log_min_duration_statement": "2000",
}
# For tests that do not ask what survives a power cut. What was committed survives a kill: commits
# still reach the system's cache of the file, because `synchronous_commit` stays on.
FAST = {"fsync": "off", "full_page_writes": "off"}


class Cluster:
    def __init__(self, folder: Path, log: Path, durable: bool = True):
        self.folder = folder
        self.data = folder / "data"
        self.sockets = folder / "socket"
        self.log = log
        self.settings = SETTINGS | ({} if durable else FAST)
        self.as_user = {}
        self.superuser = pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            self.superuser = SERVER_USER
            self.as_user = {"user": SERVER_USER, "group": SERVER_USER, "extra_groups": []}
        self.process = None

    @property
    def programs(self) -> Path:
        """The version that made the data, or the newest one installed."""
        made_by = self.data / "PG_VERSION"
        version = made_by.read_text(encoding="ascii").strip() if made_by.exists() else "*"
        found = sorted(PROGRAMS.glob(f"{version}/bin"), key=lambda path: int(path.parent.name))
        if not found:
            raise Stop(f"The data in {self.data} need PostgreSQL {version}; install that version.")
        return found[-1]

    def environment(self, password: str, database: str) -> dict[str, str]:
        """Return what libpq, and so RelStorage, psql and pg_dump, read."""
        return {
            "PGHOST": str(self.sockets),
            "PGPORT": "5432",
            "PGUSER": APPLICATION_USER,
            "PGPASSWORD": password,
            "PGDATABASE": database,
        }

    def create(self) -> bool:
        """Make the files unless they are there; True when made. A cut off run leaves no half."""
        if self.data.exists():
            return False
        self._make_folders()
        draft = self.folder / "new"
        shutil.rmtree(draft, ignore_errors=True)
        options = ["--encoding=UTF8", "--locale=C.UTF-8", f"--username={self.superuser}"]
        self._run("Making the database server", "initdb", [*options, "--pgdata", str(draft)])
        access = draft / "pg_hba.conf"
        access.write_text(ACCESS.format(superuser=self.superuser), encoding="utf-8")
        draft.rename(self.data)
        return True

    def start(self) -> None:
        self._make_folders()
        options = [f"-c{name}={value}" for name, value in self.settings.items()]
        options.append(f"-cunix_socket_directories={self.sockets}")
        with self.log.open("a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.data, *options],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=commands.dies_with_parent,
                **self.as_user,
            )
        limit = time.monotonic() + PATIENCE
        while not self.accepts():
            if self.process.poll() is not None or time.monotonic() > limit:
                raise Stop(f"PostgreSQL does not start; the end of {self.log} says why.")
            time.sleep(0.1)

    def stop(self, number: int = signal.SIGINT) -> None:
        """End it: SIGINT closes connections and finishes cleanly."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait()

    def prepare_user(self, password: str) -> None:
        """Make the application's user, or give it this password."""
        if APPLICATION_USER not in self.answer("SELECT rolname FROM pg_roles").split():
            self.answer(f"CREATE ROLE {APPLICATION_USER} LOGIN")
        quoted = password.replace("'", "''")
        self.answer(f"ALTER ROLE {APPLICATION_USER} PASSWORD '{quoted}'")

    def databases(self) -> list[str]:
        return self.answer("SELECT datname FROM pg_database").split()

    def create_database(self, name: str, template: str = "template0") -> None:
        """Make the database anew, also from a template that nobody is connected to."""
        self.answer(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self.answer(f"CREATE DATABASE {name} OWNER {APPLICATION_USER} TEMPLATE {template}")

    def rename_database(self, old: str, new: str) -> None:
        self.answer(f"ALTER DATABASE {old} RENAME TO {new}")

    def answer(self, sql: str, database: str = "postgres") -> str:
        """Return what the statement gives, as the server's own user."""
        command = [self.programs / "psql", "-XAtq", "-h", self.sockets, "-U", self.superuser]
        done = subprocess.run(
            [*command, "-v", "ON_ERROR_STOP=1", "-d", database],
            input=sql,
            cwd=self.folder,
            env=self._plain_environment(),
            capture_output=True,
            text=True,
            check=False,
            **self.as_user,
        )
        if done.returncode:
            raise Stop(f"PostgreSQL refuses a statement: {done.stderr.strip().splitlines()[0]}")
        return done.stdout.strip()

    def accepts(self) -> bool:
        command = [self.programs / "pg_isready", "-q", "-h", self.sockets]
        return subprocess.run(command, env=self._plain_environment(), check=False).returncode == 0

    @staticmethod
    def _plain_environment() -> dict[str, str]:
        """Without the caller's PG… variables, which may speak of another server."""
        return {name: value for name, value in os.environ.items() if not name.startswith("PG")}

    def _make_folders(self) -> None:
        # The socket's own name is 14 bytes: /.s.PGSQL.5432
        if len(os.fsencode(self.sockets)) + 14 > LONGEST_SOCKET_PATH:
            raise Stop(f"The path {self.sockets} is too long for a socket; use a shorter folder.")
        for folder in (self.folder, self.sockets):
            folder.mkdir(parents=True, exist_ok=True)
            if self.as_user:
                shutil.chown(folder, SERVER_USER, SERVER_USER)
        self.folder.chmod(0o711)
        self.log.parent.mkdir(parents=True, exist_ok=True)
        reach = ["test", "-w", str(self.folder)]
        if subprocess.run(reach, cwd="/", check=False, **self.as_user).returncode:
            raise Stop(
                f"The user {SERVER_USER} cannot reach {self.folder}; "
                "keep the portal in a folder that others may enter, for example below /srv."
            )

    def _run(self, what: str, program: str, options: list[str]) -> None:
        with self.log.open("a", encoding="utf-8") as log:
            done = subprocess.run(
                [self.programs / program, *options],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=commands.dies_with_parent,
                check=False,
                **self.as_user,
            )
        if done.returncode:
            raise Stop(f"{what} failed: the end of {self.log} says why.")
