"""After retention and pack the personal data are nowhere in the files of a real database."""

from assembly.postgresql import Cluster
from contextlib import closing
from contextlib import contextmanager
from datetime import UTC
from datetime import datetime
from etapalvelu.portal.access import invitationstore
from etapalvelu.portal.access import records
from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.privacy import prove
from etapalvelu.portal.privacy import traces
from etapalvelu.portal.privacy.jobs import Retention
from persistent.mapping import PersistentMapping
from plone import api
from plone.namedfile.file import NamedBlobFile
from relstorage.adapters.postgresql import PostgreSQLAdapter
from relstorage.options import Options
from relstorage.storage import RelStorage
from tests.privacy.conftest import DAY
from tests.privacy.conftest import NOW
from tests.privacy.conftest import ask
from tests.privacy.conftest import leave
from tests.production.stack import temporary_folder
from ZODB.blob import copyTransactionsFromTo
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from zope.component.hooks import setSite

import pytest
import shutil
import transaction
import zlib

NAME = "Tuulenhenki"
WORDS = [
    NAME,
    "Ääripilvi",
    "tuulenhenki@kuhmo.example",
    "kutsuttava@kuhmo.example",
    "pyytelias@kuhmo.example",
    "040 987 6543",
    "viestimerkki",
    "liitemerkki",
    "vastausmerkki",
]
# Past RelStorage, whose files are only a cache of the blobs in the server.
BLOBS = "SELECT count(*) FROM pg_largeobject WHERE position('liitemerkki' in data) > 0"


@pytest.mark.parametrize(
    "data",
    [
        "Ääripilvi".encode(),
        b'{"name": "\\u00c4\\u00e4ripilvi"}',
        "ääripilvi".encode("utf-16-le"),
        b"aaripilvi",
        zlib.compress("Ääripilvi".encode()),
        b"pickle before " + zlib.compress("Ääripilvi".encode(), 9) + b" and behind",
        b".z" + zlib.compress("Ääripilvi".encode()),
        b"VGVydmUgw4TDpHJpcGlsdmksIGhlaQ==",
    ],
)
def test_a_word_is_found_in_every_dress(data):
    unpacked = traces._unpacked(data)
    assert any(variant in unpacked for variant in traces.variants("Ääripilvi"))
    assert not any(variant in unpacked for variant in traces.variants("Poutapilvi"))


class Layer:
    """A storage in memory as FileStorage wants to copy it."""

    def __init__(self, storage):
        self.iterator = lambda: map(self._complete, storage.iterator())
        self.loadBlob = getattr(storage, "loadBlob", None)

    def _complete(self, transaction):
        transaction.extension_bytes = b""
        return transaction


@contextmanager
def on_files(folder):
    with closing(FileStorage(str(folder / "Data.fs"), blob_dir=str(folder / "blobs"))) as storage:
        yield storage, None


@contextmanager
def on_postgresql(_folder):
    folder = temporary_folder()
    cluster = Cluster(folder / "postgresql", folder / "postgresql.log", durable=False)
    try:
        cluster.create()
        cluster.start()
        cluster.prepare_user("only-for-tests")
        cluster.create_database("portal")
        facts = cluster.environment("only-for-tests", "portal")
        words = {
            "PGHOST": "host",
            "PGUSER": "user",
            "PGPASSWORD": "password",
            "PGDATABASE": "dbname",
        }
        options = Options(keep_history=False, shared_blob_dir=False, blob_dir=str(folder / "blobs"))
        dsn = " ".join(["dbname=portal", *(f"{words[name]}={facts[name]}" for name in words)])
        with closing(RelStorage(PostgreSQLAdapter(dsn, options), options=options)) as storage:
            yield storage, cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=[on_files, on_postgresql])
def real_database(request, functional, tmp_path):
    """The site of the tests in the database of a profile; yields its connection and server."""
    transaction.abort()
    layers, storage = [], functional["app"]._p_jar.db().storage
    while storage is not None:
        layers.insert(0, storage)
        storage = getattr(storage, "base", None)
    site = functional["portal"].getId()
    with request.param(tmp_path) as (storage, cluster):
        for layer in layers:
            copyTransactionsFromTo(Layer(getattr(layer, "changes", layer)), storage)
        database = DB(storage)
        with closing(database), closing(database.open()) as connection:
            app = connection.root()["Application"]
            from Testing.makerequest import makerequest

            setSite(makerequest(app)[site])
            yield connection, cluster
            transaction.abort()
            setSite(functional["portal"])


def fill(site):
    """Everything that the portal keeps of a person, in its present and in older revisions."""
    with api.env.adopt_roles(["Manager"]):
        kuhmo = site["points"]["kuhmo"]
        gone = leave(kuhmo, f"{NAME} Väliaikainen", "tuulenhenki@kuhmo.example", 200)
        transaction.commit()
        api.user.get(userid=gone).setMemberProperties({"fullname": f"{NAME} Ääripilvi"})
        transaction.commit()
        request = ask(
            kuhmo, "pyytelias@kuhmo.example", NAME, phone="040 987 6543", message="viestimerkki"
        )
        request.created = NOW - 200 * DAY
        token = invitationstore.invite(kuhmo, ["Adviser"], NAME, "kutsuttava@kuhmo.example")
        invitationstore.find(token).expires = NOW - 200 * DAY
        transaction.commit()
        note = api.content.create(
            site["guides"], "Document", id="muistio", title=f"{NAME} kertoo", description="1"
        )
        transaction.commit()
        note.description = "Ääripilvi"
        api.portal.get_tool("portal_repository").save(note, comment=f"{NAME} muutti")
        note.reindexObject()
        blob = NamedBlobFile(b"liitemerkki", filename=f"{NAME}.txt")
        file = api.content.create(kuhmo, "File", id="liite", title=f"{NAME} liite", file=blob)
        form = api.content.create(site, "EasyForm", id="palaute", title="Palaute")
        from collective.easyform.actions import SavedDataBTree

        answers = SavedDataBTree()
        answers[int((NOW - 400 * DAY).timestamp() * 1000)] = {"comments": "vastausmerkki"}
        form._inputStorage = PersistentMapping(saver=answers)
        transaction.commit()
        return gone, note, file


def outlive_the_audit_log():
    """The log keeps names by a right of its own, until its own time is over."""
    for number in range(130):
        audit.record("configuration.changed", f"later-{number}")
    chain.seal()
    transaction.commit()
    Retention().run(datetime.now(UTC) + 2000 * DAY)
    transaction.commit()


@pytest.mark.slow
def test_nothing_is_left_after_retention_and_pack(real_database, capsys):
    connection, cluster = real_database
    site = api.portal.get()
    gone, note, file = fill(site)
    storage = connection.db().storage
    paths = traces.files_of(storage)
    assert any(path.name == "blobs" for path in paths)
    before = {trace.word for trace in traces.in_storage(storage, WORDS)}
    before |= {trace.word for trace in traces.in_files(paths, WORDS)}
    assert before == set(WORDS), "the search finds what is there"
    if cluster is not None:
        assert int(cluster.answer(BLOBS, "portal")) == 1
    # What people delete by hand goes the same way as what the job deletes.
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(note)
        api.content.delete(file)
    transaction.commit()
    Retention().run(NOW)
    transaction.commit()
    outlive_the_audit_log()
    app = connection.root()["Application"]
    assert prove.main(app, ["--site", site.getId()], WORDS) == 1, "older revisions hold it still"
    capsys.readouterr()
    assert prove.main(app, ["--site", site.getId(), "--pack"], WORDS) == 0, capsys.readouterr().out
    assert gone not in records.former()
    assert prove.main(app, [], []) == 2
    if cluster is not None:
        assert int(cluster.answer(BLOBS, "portal")) == 0


def test_the_command_takes_its_own_arguments():
    argv = ["Zope", "-c", "x", "src/etapalvelu/portal/privacy/prove.py", "--pack"]
    assert prove.own_arguments(argv) == ["--pack"]
