"""The health probe: a working database, a broken one, and nothing more."""

from etapalvelu.portal.core.health import database_answers
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage


def test_strangers_get_ok(server, client):
    answer = client().get(f"{server.url}/health", timeout=60)
    assert (answer.status_code, answer.text) == (200, "ok")
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.headers["Cache-Control"] == "no-store"
    assert not any("Plone" in value for value in answer.headers.values())


def test_a_database_that_does_not_answer(tmp_path):
    database = DB(FileStorage(str(tmp_path / "Data.fs")))
    connection = database.open()
    assert database_answers(connection.root())
    database.storage.close()
    assert not database_answers(connection.root())
