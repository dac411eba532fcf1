"""The importer from the command line and from the page."""

from etapalvelu.portal.integrations.ptv.script import main
from etapalvelu.portal.integrations.ptv.script import own_arguments
from tests.integrations import ptv_documents as documents

import io
import json
import pytest
import re
import transaction
import zipfile


@pytest.fixture()
def package(tmp_path):
    folder = tmp_path / "ptv"
    folder.mkdir()
    for name in ("organisation", "service", "channel", "location"):
        document = getattr(documents, name)()
        (folder / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


def run(functional, capsys, *arguments):
    transaction.commit()
    status = main(functional["app"], [*map(str, arguments), "--site", "plone"])
    transaction.begin()
    return status, capsys.readouterr().out


def test_dry_run_then_import_then_nothing_new(functional, package, capsys):
    portal = functional["portal"]
    status, out = run(functional, capsys, package, "--dry-run")
    assert (status, out) == (0, "created 3, updated 0, unchanged 0, refused 0\n")
    assert "esimerkkivirasto" not in portal["providers"]
    assert run(functional, capsys, package)[1] == out
    assert "neuvonta" in portal["providers"]["esimerkkivirasto"]
    assert run(functional, capsys, package)[1] == "created 0, updated 0, unchanged 3, refused 0\n"


def test_strict_saves_nothing_when_one_is_refused(functional, package, capsys):
    (package / "rikki.json").write_text("{", encoding="utf-8")
    status, out = run(functional, capsys, package, "--strict")
    assert status == 1
    assert "rikki.json: The file is not readable JSON." in out
    assert "refused 1" in out
    assert "esimerkkivirasto" not in functional["portal"]["providers"]
    assert run(functional, capsys, package)[0] == 1
    assert "esimerkkivirasto" in functional["portal"]["providers"]


def test_a_missing_path_is_told(functional, capsys, tmp_path):
    status, out = run(functional, capsys, tmp_path / "puuttuu")
    assert status == 2
    assert "There is no such file or folder." in out


def test_a_zip_through_the_page(functional, package, client, server):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(package.iterdir()):
            archive.write(path, path.name)
    session, address = client("kaisa.rantala"), f"{server.url}/ptv-import"
    token = re.search(r'name="_authenticator" value="(\w+)"', session.get(address).text)[1]
    form = {"_authenticator": token, "upload": "1"}
    look = session.post(address, data=form, files={"file": ("ptv.zip", target.getvalue())})
    assert "Esimerkkivirasto" in look.text and "pending=" in look.url
    digest = re.search(r'name="digest"\s+type="hidden"\s+value="(\w+)"', look.text)[1]
    form = {"_authenticator": token, "digest": digest, "apply": "1"}
    form["pending"] = look.url.partition("pending=")[2]
    assert session.post(address, data=form).status_code == 200
    transaction.begin()
    assert "esimerkkivirasto" in functional["portal"]["providers"]
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../pommi.json", b" " * 5_000_000)
    form = {"_authenticator": token, "upload": "1"}
    refused = session.post(address, data=form, files={"file": ("pommi.zip", bomb.getvalue())})
    assert refused.status_code == 200 and 'class="callout callout-warning"' in refused.text


def test_the_runner_puts_its_own_words_before_the_script():
    argv = ["-c", "src/etapalvelu/portal/integrations/ptv/script.py", "folder", "--dry-run"]
    assert own_arguments(["bin/interpreter", *argv]) == ["folder", "--dry-run"]
    assert own_arguments(["script.py", "folder"]) == ["folder"]
