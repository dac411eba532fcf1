"""The database server and what is in its database before and after a site was made."""

from assembly import database
from assembly import environment
from assembly.console import Progress
from assembly.console import Stop
from assembly.postgresql import Cluster
from tests.production.stack import PASSWORD
from tests.production.stack import temporary_folder

import io
import os
import pytest
import shutil
import signal
import subprocess


@pytest.fixture(scope="module")
def folder():
    path = temporary_folder()
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def cluster(folder):
    made = Cluster(folder / "postgresql", folder / "log", durable=False)
    # What a run that was killed in the middle of initdb leaves behind.
    (made.folder / "new").mkdir(parents=True)
    (made.folder / "new" / "PG_VERSION").write_text("half")
    assert made.create() is True
    assert made.create() is False
    made.start()
    made.prepare_user("another password")
    made.prepare_user(PASSWORD)
    yield made
    made.stop()


@pytest.fixture()
def values(cluster):
    cluster.create_database("tried")
    return cluster.environment(PASSWORD, "tried")


def psql(values, sql):
    command = ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", sql]
    return subprocess.run(command, env={**os.environ, **values}, capture_output=True, text=True)


def test_the_password_is_asked_for_and_no_port_is_open(cluster, values):
    assert psql(values, "SELECT 1").stdout == "1\n"
    wrong = psql({**values, "PGPASSWORD": "guessed"}, "SELECT 1")
    assert "password authentication failed" in wrong.stderr
    assert cluster.answer("SHOW listen_addresses") == ""
    stored = cluster.answer("SELECT rolpassword FROM pg_authid WHERE rolname = 'portal'")
    assert stored.startswith("SCRAM-SHA-256$")
    assert cluster.answer("SELECT rolsuper FROM pg_roles WHERE rolname = 'portal'") == "f"


def test_it_starts_again_after_it_was_killed(cluster, values):
    psql(values, "CREATE TABLE kept AS SELECT 7 AS number")
    cluster.stop(signal.SIGKILL)
    cluster.start()
    assert psql(values, "SELECT number FROM kept").stdout == "7\n"


def test_a_complete_site_is_left_alone_and_a_foreign_database_too(values):
    progress = Progress(1, io.StringIO())
    psql(values, "CREATE TABLE somebody_elses ()")
    with pytest.raises(Stop, match="has tables but no portal"):
        database.create_site(progress, values, demo=True)
    assert "somebody_elses" in psql(values, "SELECT tablename FROM pg_tables").stdout
    psql(values, f"CREATE TABLE {database.COMPLETE} ()")
    database.create_site(progress, values, demo=True)
    assert progress.detail == "already there"


def test_a_database_that_does_not_answer_is_one_sentence(values):
    with pytest.raises(Stop, match="PostgreSQL does not answer portal: ") as reason:
        database.create_site(
            Progress(1, io.StringIO()), {**values, "PGHOST": "/nowhere"}, demo=True
        )
    assert "\n" not in str(reason.value)


def test_settings_are_kept_and_secrets_are_for_the_owner_only(tmp_path):
    path = tmp_path / ".env"
    path.write_text('# mine\nexport PGHOST="/run/postgresql"\nPORTAL_HOSTS=a.example b.example')
    all_values = environment.add_missing({"PGHOST": "other", "PGPASSWORD": "secret"}, path)
    assert all_values == environment.read(path)
    assert all_values["PGHOST"] == "/run/postgresql"
    assert all_values["PORTAL_HOSTS"] == "a.example b.example"
    assert path.read_text().startswith("# mine\n")
    assert path.stat().st_mode & 0o777 == 0o600
