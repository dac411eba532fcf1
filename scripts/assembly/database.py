"""The database of the production profile: our own PostgreSQL, or the one that PGHOST names.

A portal is created in it unless a table says that one was completed. What a cut off creation
left behind is dropped: everything there belongs to the application's user.
"""

from . import LOGS
from . import ROOT
from . import VAR
from . import commands
from . import environment
from . import instance
from . import packages
from .console import Progress
from .console import Stop
from .postgresql import Cluster

import os
import secrets
import subprocess

NAME = "portal"
FOLDER = VAR / "postgresql"
BLOB_CACHE = VAR / "blobcache"
# Exists from before the creation of an empty site until its password has been shown.
FIRST_PASSWORD = VAR / "first-password"
BEGUN, COMPLETE = "portal_creation_begun", "portal_creation_complete"


def settings() -> dict[str, str]:
    """Return instance/.env, completed for a PostgreSQL of our own when it names none."""
    if "PGHOST" in environment.read():
        return environment.read()
    own = Cluster(FOLDER, LOGS / "postgresql.log").environment("", NAME)
    # The folder may be moved, so the place of the socket is not written down.
    values = environment.add_missing({"PGPASSWORD": secrets.token_urlsafe(32)})
    return values | {name: value for name, value in own.items() if name != "PGPASSWORD"}


def start(values: dict[str, str]) -> Cluster | None:
    """Run our own server, or return None when another one is used."""
    if values["PGHOST"] != str(FOLDER / "socket"):
        return None
    cluster = Cluster(FOLDER, LOGS / "postgresql.log")
    cluster.create()
    cluster.start()
    try:
        cluster.prepare_user(values["PGPASSWORD"])
        if NAME not in cluster.databases():
            cluster.create_database(NAME)
    except BaseException:
        cluster.stop()
        raise
    return cluster


def create_site(progress: Progress, values: dict[str, str], demo: bool) -> None:
    tables = _sql(values, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'").split()
    if COMPLETE in tables:
        progress.detail = "already there"
        return
    if tables and BEGUN not in tables:
        raise Stop(
            f"The database {values.get('PGDATABASE')} has tables but no portal: "
            "restore a portal's backup into it, or give an empty database."
        )
    progress.detail = "demonstration network" if demo else "empty network"
    _sql(values, f"DROP OWNED BY CURRENT_USER; CREATE TABLE {BEGUN} ()")
    BLOB_CACHE.mkdir(mode=0o700, exist_ok=True)
    command = [packages.PYTHON, ROOT / "scripts" / "create_site.py", instance.ZOPE_CONF]
    answer = ""
    if not demo:
        command.append("--empty")
        answer = _first_password()
    commands.run("Creating the site", command, "site.log", environment=values, answer=answer)
    _sql(values, f"ALTER TABLE {BEGUN} RENAME TO {COMPLETE}")
    progress.detail = "created"


def _first_password() -> str:
    if not FIRST_PASSWORD.exists():
        FIRST_PASSWORD.touch(mode=0o600)
        FIRST_PASSWORD.write_text(secrets.token_urlsafe(18), encoding="ascii")
    return FIRST_PASSWORD.read_text(encoding="ascii")


def _sql(values: dict[str, str], statements: str) -> str:
    done = subprocess.run(
        ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", statements],
        env={**os.environ, **values},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines() or ["no reason given"]
        raise Stop(f"PostgreSQL does not answer {values.get('PGUSER', '')}: {reason[0]}")
    return done.stdout.strip()
