"""A real clamd with one signature of its own, so that no signatures have to be downloaded."""

from base64 import b64encode
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.uploads import scanner
from html import unescape
from pathlib import Path
from tests.uploads import files

import hashlib
import io
import pytest
import re
import shutil
import subprocess
import time

CLAMD = shutil.which("clamd") or "/usr/sbin/clamd"
EDITOR = "maria.salonen"
PLACE = "providers/verohallinto"
CONFIGURATION = """
Foreground yes
DatabaseDirectory {folder}/signatures
TemporaryDirectory {folder}
LocalSocket {folder}/clamd.sock
StreamMaxLength 1M
"""


@pytest.fixture(scope="module")
def clamd(tmp_path_factory):
    if not Path(CLAMD).exists():
        pytest.skip("clamd is not installed: apt-get install clamav-daemon")
    folder = tmp_path_factory.mktemp("clamd")
    (folder / "signatures").mkdir()
    digest = hashlib.md5(files.EICAR, usedforsecurity=False).hexdigest()
    signature = f"{digest}:{len(files.EICAR)}:Test.EICAR\n"
    (folder / "signatures" / "own.hdb").write_text(signature)
    configuration = folder / "clamd.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder))
    with (folder / "log").open("w") as log:
        process = subprocess.Popen([CLAMD, "-c", str(configuration)], stdout=log, stderr=log)
    limit = time.monotonic() + 20
    while not (folder / "clamd.sock").is_socket():
        assert process.poll() is None and time.monotonic() < limit, (folder / "log").read_text()
        time.sleep(0.05)
    yield str(folder / "clamd.sock")
    process.terminate()
    process.wait(10)


def problem_of(data, address, required=True):
    """Return the message id of the refusal, or None."""
    try:
        scanner.check_clean(io.BytesIO(data), scanner.Scanner(address, required))
    except ProblemError as refusal:
        return refusal.problem.msgid
    return None


def test_what_the_scanner_says_decides(clamd):
    assert problem_of(files.PDF, clamd) is None
    assert problem_of(files.EICAR, clamd) == "error_file_infected"
    assert problem_of(files.EICAR, clamd, required=False) == "error_file_infected"
    assert problem_of(files.archive_of({"a.txt": files.EICAR}), clamd) == "error_file_infected"


def test_a_file_that_it_cannot_check_is_refused(clamd):
    assert problem_of(b"x" * 3_000_000, clamd) == "error_file_unchecked"


def test_without_an_answer_only_a_scanner_that_was_asked_for_stops_the_file(tmp_path):
    nobody = str(tmp_path / "nobody.sock")
    assert problem_of(files.PDF, nobody) == "error_file_unchecked"
    assert problem_of(files.PDF, "127.0.0.1:9") == "error_file_unchecked"
    assert problem_of(files.PDF, nobody, required=False) is None


def test_the_setting():
    assert scanner.configured({"CLAMD_SOCKET": "off"}) is None
    assert scanner.configured({"CLAMD_SOCKET": "/a.sock"}) == scanner.Scanner("/a.sock", True)


def test_an_infected_file_is_told_beside_the_field_and_by_rest(clamd, client, server, monkeypatch):
    monkeypatch.setenv("CLAMD_SOCKET", clamd)
    session = client(EDITOR)
    url = f"{server.url}/{PLACE}/++add++File"
    token = re.search(r'data-token="(\w+)"', session.get(url, timeout=60).text)[1]
    answer = session.post(
        url,
        data={
            "_authenticator": token,
            "form.widgets.title": "Säilyvä otsikko",
            "form.widgets.file.action": "replace",
            "form.buttons.save": "Save",
        },
        files={"form.widgets.file": ("ohje.txt", files.EICAR, "text/plain")},
        timeout=60,
    )
    text = unescape(answer.text)
    assert "Virustorjunta löysi tiedostosta haittaohjelman." in text
    assert "Säilyvä otsikko" in text
    body = {
        "@type": "File",
        "file": {
            "data": b64encode(files.EICAR).decode(),
            "encoding": "base64",
            "filename": "ohje.txt",
        },
    }
    refused = session.post(
        f"{server.url}/{PLACE}",
        json=body,
        headers={"Accept": "application/json", "Origin": server.url.rpartition("/")[0]},
        timeout=60,
    )
    assert refused.status_code == 400, refused.text
