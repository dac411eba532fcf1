"""After retention and pack the personal data are nowhere in the files of a real database."""

from contextlib import closing
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
from tests.privacy.conftest import DAY
from tests.privacy.conftest import NOW
from tests.privacy.conftest import ask
from tests.privacy.conftest import leave
from ZODB.blob import copyTransactionsFromTo
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from zope.component.hooks import setSite

import pytest
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


@pytest.fixture()
def real_database(functional, tmp_path):
    """The site of the tests in a FileStorage with blobs; yields its root's `app`."""
    transaction.abort()
    layers, storage = [], functional["app"]._p_jar.db().storage
    while storage is not None:
        layers.insert(0, storage)
        storage = getattr(storage, "base", None)
    file_storage = FileStorage(str(tmp_path / "Data.fs"), blob_dir=str(tmp_path / "blobs"))
    for layer in layers:
        copyTransactionsFromTo(Layer(getattr(layer, "changes", layer)), file_storage)
    site = functional["portal"].getId()
    database = DB(file_storage)
    with closing(database), closing(database.open()) as connection:
        app = connection.root()["Application"]
        from Testing.makerequest import makerequest

        setSite(makerequest(app)[site])
        yield connection
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
    site = api.portal.get()
    gone, note, file = fill(site)
    storage = real_database.db().storage
    paths = traces.files_of(storage)
    assert any(path.name == "blobs" for path in paths)
    before = {trace.word for trace in traces.in_storage(storage, WORDS)}
    before |= {trace.word for trace in traces.in_files(paths, WORDS)}
    assert before == set(WORDS), "the search finds what is there"
    # What people delete by hand goes the same way as what the job deletes.
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(note)
        api.content.delete(file)
    transaction.commit()
    Retention().run(NOW)
    transaction.commit()
    outlive_the_audit_log()
    app = real_database.root()["Application"]
    assert prove.main(app, ["--site", site.getId()], WORDS) == 1, "older revisions hold it still"
    capsys.readouterr()
    assert prove.main(app, ["--site", site.getId(), "--pack"], WORDS) == 0, capsys.readouterr().out
    assert gone not in records.former()
    assert prove.main(app, [], []) == 2


def test_the_command_takes_its_own_arguments():
    argv = ["Zope", "-c", "x", "src/etapalvelu/portal/privacy/prove.py", "--pack"]
    assert prove.own_arguments(argv) == ["--pack"]
