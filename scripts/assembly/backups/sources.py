"""Which database is meant: that of the development profile or that of the production profile."""

from .. import LOGS
from .. import database
from .. import profile
from ..console import Stop
from ..postgresql import Cluster
from .filestorage import KIND as FILES
from .filestorage import REPOZO
from .filestorage import FileStorage
from .postgresql import PostgreSQL
from pathlib import Path

import shutil


def present(var: Path) -> FileStorage | PostgreSQL:
    """Return what is to be backed up: PROFILE=production is PostgreSQL."""
    if profile.wanted() == "production":
        return _postgresql(must_exist=True)
    found = FileStorage(var)
    if not found.exists():
        raise Stop(f"There is no database in {var}; nothing to back up.")
    if not REPOZO.exists():
        raise Stop("The portal's packages are not installed; run make install first.")
    return found


def of_kind(kind: str, var: Path) -> FileStorage | PostgreSQL:
    """Return where a backup of this kind belongs."""
    return FileStorage(var) if kind == FILES else _postgresql(must_exist=False)


def _postgresql(must_exist: bool) -> PostgreSQL:
    if not shutil.which("pg_dump"):
        raise Stop("PostgreSQL's programs are missing; run: sudo apt-get install postgresql")
    values = database.settings()
    cluster = None
    if values["PGHOST"] == str(database.FOLDER / "socket"):
        cluster = Cluster(database.FOLDER, LOGS / "postgresql.log")
        if must_exist and not cluster.data.exists():
            raise Stop(f"There is no database in {database.FOLDER}; nothing to back up.")
    return PostgreSQL(values, cluster, database.BLOB_CACHE)
