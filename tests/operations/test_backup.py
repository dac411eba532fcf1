"""`make backup` while twenty people write, and `make restore` into an empty folder."""

from assembly import ROOT
from tests.operations.fileportal import FilePortal
from tests.operations.fileportal import run_python
from tests.operations.fileportal import verify
from tests.operations.writers import Writers
from tests.operations.writers import lost
from tests.production.people import Person

import json
import pytest
import subprocess
import sys
import time

pytestmark = [pytest.mark.slow, pytest.mark.alone]
SCRIPTS = ROOT / "scripts"


def script(name, *arguments):
    command = [sys.executable, SCRIPTS / name, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True)


def inspect(portal):
    place = ["--filestorage", portal.database, "--blobs", portal.var / "blobstorage"]
    return json.loads(run_python(SCRIPTS / "inspect_database.py", *place).stdout)


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    portal = FilePortal(tmp_path_factory.mktemp("original"))
    portal.create_site()
    return portal


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return tmp_path_factory.mktemp("shelf") / "backups"


@pytest.fixture()
def kaisa(logins, demo_password):
    return lambda portal: Person(portal.url, logins["kaisa.rantala"], demo_password)


def test_a_backup_under_twenty_writers_is_restored_whole(original, shelf, tmp_path, kaisa):
    options = ["--var", original.var, "--to", shelf]
    with original:
        cookies = kaisa(original).cookies
        with Writers([original.url], cookies, 20) as writers:
            moments, answers = [], []
            for _round in range(2):
                writers.wait_for(40)
                moments.append(time.time())
                answers.append(script("backup.py", *options))
                assert answers[-1].returncode == 0, answers[-1].stderr
                assert len(writers.journal.written) > len(writers.journal.before(moments[-1]))
            writers.wait_for(5)
    journal = writers.journal
    assert journal.unexplained == []
    first, second = sorted(path for path in shelf.iterdir() if path.is_dir())
    # The second holds the first one's parts as links and adds one.
    parts = {p.name: p for p in (second / "database").iterdir()}
    assert sum(name.endswith(".deltafs") for name in parts) == 1
    full = next(p for name, p in parts.items() if name.endswith(".fs"))
    assert full.stat().st_ino == (first / "database" / full.name).stat().st_ino

    for backup in (first, second):
        empty = FilePortal(tmp_path / backup.name)
        answer = script("restore.py", backup, "--var", empty.var)
        assert answer.returncode == 0, answer.stderr
        counted = json.loads((backup / "manifest.json").read_text())["found"]
        assert inspect(empty) == counted
        assert counted["missing_blobs"] == 0
    assert "Found 0 records that could not be loaded" in verify(empty.database)
    with empty:
        before = journal.before(moments[1])
        assert len(before) >= 80
        assert lost(kaisa(empty), empty.url, before) == []
