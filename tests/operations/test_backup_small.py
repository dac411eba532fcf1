"""`make backup` and `make restore` on a small database: what they refuse, keep and notice."""

from assembly import ROOT
from contextlib import closing
from ZODB.blob import Blob
from ZODB.FileStorage import FileStorage

import json
import pytest
import shutil
import subprocess
import sys
import ZODB

pytestmark = pytest.mark.slow
SCRIPTS = ROOT / "scripts"


class Data:
    def __init__(self, var):
        self.var = var
        self.database = var / "filestorage" / "Data.fs"
        self.database.parent.mkdir(parents=True)
        self.shelf = var.parent / "shelf"

    def storage(self):
        return FileStorage(str(self.database), blob_dir=str(self.var / "blobstorage"))

    def write(self, *names):
        with closing(ZODB.DB(self.storage())) as db, db.transaction() as connection:
            for name in names:
                connection.root()[name] = Blob(name.encode())

    def pack(self):
        with closing(ZODB.DB(self.storage())) as db:
            db.pack()

    def backup(self, *arguments):
        return run("backup.py", "--var", self.var, "--to", self.shelf, *arguments)

    def restore(self, *arguments):
        return run("restore.py", self.shelf, "--var", self.var, *arguments)

    def backups(self):
        return sorted(p for p in self.shelf.iterdir() if p.name.endswith("Z"))


def run(script, *arguments):
    command = [sys.executable, SCRIPTS / script, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True)


def refusal(answer):
    """The one sentence on standard error of a command that failed."""
    assert answer.returncode == 1, answer.stdout
    assert len(answer.stderr.splitlines()) == 1
    return answer.stderr


@pytest.fixture()
def data(tmp_path):
    data = Data(tmp_path / "var")
    data.write("one", "two")
    return data


def contents(database, blobs):
    storage = FileStorage(str(database), blob_dir=str(blobs))
    with closing(ZODB.DB(storage)) as db, db.transaction() as connection:
        return {name: blob.open().read().decode() for name, blob in connection.root().items()}


def test_backups_share_files_are_whole_each_and_only_so_many_are_kept(data, tmp_path):
    for name in ("three", "four", "five"):
        assert data.backup("--keep", "2").returncode == 0
        data.write(name)
    older, newer = data.backups()
    found = [json.loads((path / "manifest.json").read_text())["found"] for path in (older, newer)]
    assert [entry["blobs"] for entry in found] == [3, 4]
    # One is older by one blob, and the shared ones take space once.
    shared = [p for p in newer.rglob("*.blob") if p.stat().st_nlink > 1]
    assert len(shared) == 3
    shutil.rmtree(older)
    moved = tmp_path / "another machine"
    shutil.move(newer, moved)
    answer = run("restore.py", moved, "--var", tmp_path / "empty")
    assert answer.returncode == 0, answer.stderr
    assert "objects and 4 blobs are back" in answer.stdout
    restored = contents(tmp_path / "empty/filestorage/Data.fs", tmp_path / "empty/blobstorage")
    assert restored == {name: name for name in ("one", "two", "three", "four")}


def test_after_a_pack_all_is_copied_anew(data):
    data.backup()
    data.write("one", "three")
    data.pack()
    assert data.backup().returncode == 0
    parts = [[p.suffix for p in (b / "database").iterdir()] for b in data.backups()]
    assert [sorted(names) for names in parts] == [[".dat", ".fs", ".index"]] * 2


@pytest.mark.parametrize("moment", ["after the database", "among the blobs"])
def test_a_pack_during_the_backup_is_noticed(data, moment, monkeypatch):
    """The old blob of "one" is named by the copied database, and gone after the pack."""
    from assembly.backups import blobs
    from assembly.backups import filestorage
    from assembly.console import Progress

    import io

    data.write("one")
    packs = []

    def pack_once(*arguments):
        if not packs:
            packs.append(True)
            data.pack()

    genuine = blobs.copy if moment == "after the database" else blobs.copies.copy

    def copy(source, *arguments):
        if "blobstorage" in str(source):
            pack_once()
        return genuine(source, *arguments)

    target = (blobs, "copy") if moment == "after the database" else (blobs.copies, "copy")
    monkeypatch.setattr(*target, copy)
    folder = data.var.parent / "draft"
    folder.mkdir()
    backup = filestorage.FileStorage(data.var).backup
    found, _linked = backup(folder, None, Progress(9, io.StringIO()))
    assert packs
    assert found["missing_blobs"] == 0
    assert found["transactions"] < 4


def test_blobs_of_later_transactions_are_left_out(data):
    data.backup()
    later = next(data.var.rglob("*.blob"))
    stray = later.with_name("0x0fffffffffffffff.blob")
    shutil.copy2(later, stray)
    assert data.backup().returncode == 0
    assert list(data.backups()[-1].rglob(stray.name)) == []


def test_a_running_portal_is_never_overwritten(data):
    data.backup()
    with closing(data.storage()):
        assert "is running; stop it" in refusal(data.restore("--force"))


def test_data_that_are_there_are_moved_aside_only_when_asked(data):
    data.backup()
    data.write("after the backup")
    assert "FORCE=1" in refusal(data.restore())
    assert data.restore("--force").returncode == 0
    aside = next(data.var.glob("replaced-*"))
    assert "after the backup" in contents(aside / "filestorage/Data.fs", aside / "blobstorage")
    assert "after the backup" not in contents(data.database, data.var / "blobstorage")


@pytest.mark.parametrize("kind", ["Data", "blob"])
@pytest.mark.parametrize("harm", ["changed", "removed"])
def test_a_damaged_backup_is_refused_and_nothing_is_touched(data, tmp_path, kind, harm):
    data.backup()
    backup = data.backups()[0]
    victim = next(backup.rglob("*.blob" if kind == "blob" else "*.fs"))
    if harm == "removed":
        victim.unlink()
    else:
        content = victim.read_bytes()
        victim.chmod(0o600)
        victim.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    answer = run("restore.py", backup, "--var", tmp_path / "empty")
    assert "The backup is damaged" in refusal(answer)
    assert not (tmp_path / "empty" / "filestorage").exists()


def test_what_is_no_backup(data, tmp_path):
    assert "There is no backup in" in refusal(run("restore.py", tmp_path, "--var", data.var))
    assert "There is no folder" in refusal(run("restore.py", tmp_path / "no", "--var", data.var))
    assert "nothing to back up" in refusal(run("backup.py", "--var", tmp_path / "no"))


def test_a_blob_that_the_portal_itself_lacks_is_told(data):
    next(data.var.rglob("*.blob")).unlink()
    assert "1 blobs are missing in the portal itself" in refusal(data.backup())
    assert len(data.backups()) == 1
