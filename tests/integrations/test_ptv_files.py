"""Files of PTV: archives that would do harm, and the real files where they are at hand."""

from collections import Counter
from etapalvelu.portal.integrations.ptv.files import MAX_FILE
from etapalvelu.portal.integrations.ptv.files import from_bytes
from etapalvelu.portal.integrations.ptv.files import from_path
from etapalvelu.portal.integrations.ptv.hours import opening_hours
from etapalvelu.portal.integrations.ptv.model import PtvError
from etapalvelu.portal.integrations.ptv.rules import read_file
from pathlib import Path

import io
import json
import os
import pytest
import zipfile

SAMPLES = Path(os.environ.get("ETAPALVELU_SAMPLES", Path(__file__).parents[3] / "shared/samples"))
real = pytest.mark.skipif(
    not (SAMPLES / "ptv").exists(),
    reason="NOT READ: set ETAPALVELU_SAMPLES to the folder that has ptv",
)


def archive(**files):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in files.items():
            packed.writestr(name, body)
    return target.getvalue()


def test_an_archive_gives_its_json_files():
    packed = archive(**{"a/b.json": b"{}", "c.JSON": b"[]", "readme.txt": b"x"})
    assert from_bytes("ptv.zip", packed) == [("a/b.json", b"{}"), ("c.JSON", b"[]")]


@pytest.mark.parametrize(
    "name", ["../evil.json", "a/../../evil.json", "/etc/evil.json", "..\\evil.json", "C:/evil.json"]
)
def test_paths_out_of_the_archive_are_refused(name):
    with pytest.raises(PtvError) as refusal:
        from_bytes("ptv.zip", archive(**{name: b"{}"}))
    assert refusal.value.problem.msgid == "ptv_archive_path"


def test_links_in_an_archive_are_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        link = zipfile.ZipInfo("passwd.json")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")
    with pytest.raises(PtvError) as refusal:
        from_bytes("ptv.zip", target.getvalue())
    assert refusal.value.problem.msgid == "ptv_archive_path"


@pytest.mark.parametrize("size", [MAX_FILE + 1, 5 * 1024 * 1024])
def test_bombs_are_refused_before_they_are_unpacked(size):
    with pytest.raises(PtvError) as refusal:
        from_bytes("ptv.zip", archive(**{"pommi.json": b" " * size}))
    assert refusal.value.problem.msgid == "ptv_archive_too_large"


def test_a_broken_archive_and_a_huge_file_are_refused():
    for data, msgid in (
        (b"PK\x03\x04rikki", "ptv_broken_archive"),
        (b"x" * (MAX_FILE + 1), "ptv_too_large"),
    ):
        with pytest.raises(PtvError) as refusal:
            from_bytes("ptv.zip", data)
        assert refusal.value.problem.msgid == msgid


def test_a_missing_path_is_told(tmp_path):
    with pytest.raises(PtvError, match="no such file"):
        from_path(tmp_path / "puuttuu")


@real
def test_real_files_are_all_read_or_refused_with_a_sentence():
    records, findings = [], []
    files = from_path(SAMPLES / "ptv/out")
    for name, data in files:
        read, refused = read_file(name, data)
        assert len(read) + len(refused) == 1
        records += read
        findings += refused
    assert len(files) == 75
    assert Counter(type(record).__name__ for record in records) == {
        "PtvChannel": 32,
        "PtvService": 30,
        "PtvLocation": 9,
        "PtvOrganisation": 3,
    }
    assert [(finding.field, str(finding.problem)) for finding in findings] == [
        ("addresses[0].streetAddress.municipality", "The address has no municipality.")
    ]


@real
def test_files_for_writing_to_ptv_are_refused_because_they_have_no_id():
    for name, data in from_path(SAMPLES / "ptv/in"):
        records, (finding,) = read_file(name, data)
        assert (records, finding.field) == ([], "id")


@real
@pytest.mark.parametrize(
    ("name", "periods", "exceptions"), [("single", 1, 0), ("unmodified", 1, 1), ("merged", 2, 2)]
)
def test_real_service_hours(name, periods, exceptions):
    source = SAMPLES / f"ptv/servicehours/ptv-{name}.json"
    read = opening_hours({"serviceHours": json.loads(source.read_text(encoding="utf-8"))})
    assert (len(read.periods), len(read.exceptions)) == (periods, exceptions)
