"""`make backup` of PostgreSQL while twenty people write, and `make restore` on an empty server."""

from assembly import ROOT
from assembly.backups import manifest
from assembly.backups.postgresql import PostgreSQL
from assembly.backups.shelf import Shelf
from assembly.console import Progress
from assembly.console import Stop
from tests.operations.writers import Writers
from tests.operations.writers import lost
from tests.production.stack import DATABASE
from tests.production.stack import PASSWORD
from tests.production.stack import Stack
from tests.production.stack import temporary_folder

import backup
import io
import json
import pytest
import shutil
import time

pytestmark = [pytest.mark.slow, pytest.mark.alone]
INSPECT = ROOT / "scripts" / "inspect_database.py"


@pytest.fixture()
def empty():
    """The folder of another machine, with a database server and nothing in it."""
    folder = temporary_folder()
    other = Stack(folder, processes=1)
    yield other
    other.stop()
    shutil.rmtree(folder, ignore_errors=True)


def of(stack):
    values = stack.cluster.environment(PASSWORD, DATABASE)
    return PostgreSQL(values, stack.cluster, stack.folder / "var/blobcache")


def test_a_backup_under_twenty_writers_is_restored_whole(stack, empty, person, tmp_path):
    progress = Progress(5, io.StringIO())
    cookies = person(stack.urls[0], "kaisa.rantala").cookies
    with Writers(stack.urls, cookies, 20) as writers:
        writers.wait_for(40)
        moment = time.time()
        folder, counted = backup.backup(of(stack), Shelf(tmp_path), False, progress)
        writers.wait_for(5)
    assert writers.journal.unexplained == []
    assert counted["missing_blobs"] == 0
    with pytest.raises(Stop, match="is running"):
        of(stack).stop_if_running()

    # The user of the database server must reach its folder.
    empty.start_database()
    target = of(empty)
    target.cluster.create_database(DATABASE)
    assert not target.occupied()
    contents = manifest.read(folder)
    manifest.check_files(folder, contents, progress)
    found = target.restore(folder, progress)
    manifest.compare(contents["found"], found)
    target.put_in_place()
    # Counted by another program, through RelStorage.
    place = ["--postgresql", "application_name=inspect", "--blobs", empty.folder / "inspected"]
    seen = json.loads(empty.run_python(INSPECT, *place).stdout)
    assert (seen["objects"], seen["blobs"]) == (counted["objects"], counted["blobs"])
    assert (seen["missing_blobs"], seen["dangling_references"]) == (0, 0)
    assert seen["last_transaction"] == counted["last_transaction"]
    with empty:
        (url,) = empty.urls
        before = writers.journal.before(moment)
        assert len(before) >= 40
        assert lost(person(url, "kaisa.rantala"), url, before) == []
