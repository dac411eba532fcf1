"""A plan leaves the portal as DOCX and PDF, and loses nothing on the way."""

from docx import Document
from etapalvelu.portal.communications import store
from etapalvelu.portal.communications.rules import PARTS
from io import BytesIO

import pikepdf
import pytest
import re
import shutil
import subprocess
import transaction

ODD = "<b>Nimi</b> & خدمة عن بعد 📣 " + "pitkä" * 75


def download(client, plan_url, name):
    answer = client("leena.moilanen").get(f"{plan_url}/{name}")
    assert answer.status_code == 200 and "attachment" in answer.headers["Content-Disposition"]
    return answer.content


def content(file):
    """Return all texts of a DOCX and its tables, blanks made alike."""
    document = Document(file)
    tables = [
        [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]
        for table in document.tables
    ]
    texts = [" ".join(paragraph.text.split()) for paragraph in document.paragraphs]
    return [text for text in texts if text], tables


@pytest.fixture()
def odd_plan(server):
    """The demonstration plan with an action of a name that is hard to write."""
    transaction.begin()
    plan = server.portal.points.kuhmo["take-up-2026"]
    rows = store.rows(plan, "actions")
    rows[0]["action"] = ODD + "\x0b"
    store.write(plan, {"actions": rows})
    transaction.commit()


@pytest.mark.slow
def test_the_docx_is_accessible_and_survives_libreoffice(odd_plan, client, plan_url, tmp_path):
    data = download(client, plan_url, "plan-docx")
    document = Document(BytesIO(data))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert len(headings) == len(PARTS) and headings[0].startswith("1. Kohderyhmät")
    assert document.core_properties.title.startswith("Etäpalvelun käyttöönoton")
    assert document.core_properties.language == "fi-FI"
    xml = document.element.xml
    assert xml.count("<w:tblHeader/>") == len(document.tables) == xml.count("<w:tblCaption")
    texts, tables = content(BytesIO(data))
    assert any(ODD in row[0] for table in tables for row in table)
    source = tmp_path / "plan.docx"
    source.write_bytes(data)
    convert(source, "odt", tmp_path)
    (tmp_path / "back").mkdir()
    convert(tmp_path / "plan.odt", "docx", tmp_path / "back")
    assert content(tmp_path / "back/plan.docx") == (texts, tables)
    convert(source, "pdf", tmp_path)
    shown = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "plan.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    plain = re.sub(r"\W", "", shown)
    for text in texts:
        assert re.sub(r"\W", "", text) in plain, text


def convert(source, kind, folder):
    """Let LibreOffice convert a file; it says nothing of a repair and must write the result."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing: libreoffice-writer-nogui"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    done = subprocess.run(
        [office, profile, "--headless", "--convert-to", kind, "--outdir", folder, source],
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert b"Error" not in done.stderr + done.stdout
    assert (folder / f"{source.stem}.{kind}").stat().st_size > 1000


def test_the_pdf_is_tagged(odd_plan, client, plan_url, tmp_path):
    file = tmp_path / "plan.pdf"
    file.write_bytes(download(client, plan_url, "plan-pdf"))
    with pikepdf.open(file) as document:
        assert document.Root.MarkInfo.Marked and str(document.Root.Lang) == "fi"
        assert "/StructTreeRoot" in document.Root
        assert b"pdfuaid" in document.Root.Metadata.read_bytes()
    shown = subprocess.run(
        ["pdftotext", file, "-"], capture_output=True, check=True
    ).stdout.decode()
    assert "7. Toimintasuunnitelma" in shown and "<b>Nimi</b>" in shown
