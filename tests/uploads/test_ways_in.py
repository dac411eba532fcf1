"""No way in lets a bad file through: add form, REST; and nothing dangerous is served inline."""

from base64 import b64encode
from html import unescape
from pathlib import Path
from plone import api
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.file import NamedBlobImage
from urllib.parse import quote

import importlib.util
import pytest
import re
import requests
import resource
import transaction

_spec = importlib.util.spec_from_file_location("files", Path(__file__).with_name("files.py"))
files = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(files)

MB = 1024 * 1024
EDITOR = "maria.salonen"
PLACE = "providers/verohallinto"


def names(portal):
    transaction.begin()
    return set(portal.unrestrictedTraverse(PLACE).objectIds())


@pytest.mark.parametrize("type_id", ["File", "Image", "MarketingTemplate"])
@pytest.mark.parametrize(
    ("name", "data"),
    [("kuva.svg", files.SVG), ("sivu.png", files.HTML), ("asenna.pdf", files.EXE)],
)
def test_rest_refuses_a_bad_file(client, server, type_id, name, data):
    before = names(server.portal)
    field = "image" if type_id == "Image" else "file"
    body = {
        "@type": type_id,
        "title": "Paha",
        field: {"data": b64encode(data).decode(), "encoding": "base64", "filename": name},
    }
    headers = {"Accept": "application/json"}
    answer = client(EDITOR).post(f"{server.url}/{PLACE}", json=body, headers=headers)
    assert answer.status_code == 400, answer.text
    assert names(server.portal) == before


def test_rest_takes_a_good_file_and_names_its_true_type(client, server):
    body = {
        "@type": "MarketingTemplate",
        "title": "Hyvä",
        "file": {
            "data": b64encode(files.PDF).decode(),
            "encoding": "base64",
            "filename": "hyva.pdf",
            "content-type": "text/html",
        },
    }
    session = client(EDITOR)
    headers = {"Accept": "application/json"}
    answer = session.post(f"{server.url}/{PLACE}", json=body, headers=headers)
    assert answer.status_code == 201, answer.text
    url = answer.json()["@id"]
    download = session.get(f"{url}/@@download/file/hyva.pdf")
    assert download.headers["Content-Type"].startswith("application/pdf")
    assert download.headers["Content-Disposition"].startswith("attachment")
    assert download.content == files.PDF


@pytest.mark.parametrize("type_id", ["File", "Image", "MarketingTemplate"])
def test_the_form_tells_beside_the_field_and_keeps_the_title(client, server, type_id):
    before = names(server.portal)
    session = client(EDITOR)
    url = f"{server.url}/{PLACE}/++add++{type_id}"
    page = session.get(url).text
    token = re.search(r'data-token="(\w+)"', page)[1]
    field = "image" if type_id == "Image" else "file"
    title = "form.widgets.title" if "form.widgets.title" in page else "form.widgets.IBasic.title"
    answer = session.post(
        url,
        data={
            "_authenticator": token,
            title: "Säilyvä otsikko",
            f"form.widgets.{field}.action": "replace",
            "form.widgets.kind:list": "poster",
            "form.widgets.material_language:list": "fi",
            "form.widgets.licence:list": "network",
            "form.buttons.save": "Save",
        },
        files={f"form.widgets.{field}": ("kuva.svg", files.SVG, "image/png")},
    )
    text = unescape(answer.text)
    assert answer.status_code == 200
    assert "hyväksyttyä tyyppiä" in text or "Kuvan pitää olla" in text
    assert "Säilyvä otsikko" in text
    assert names(server.portal) == before


@pytest.mark.parametrize(
    ("accept", "language", "sentence"),
    [
        ("text/html", "fi", "Tiedosto on liian suuri: yläraja on 50 Mt. Mitään ei tallennettu."),
        ("application/json", "sv", "Filen är för stor: gränsen är 50 MB. Ingenting sparades."),
    ],
)
def test_a_200_mb_file_gets_one_sentence_and_takes_no_memory(
    server, tmp_path, accept, language, sentence
):
    big = tmp_path / "big"
    with big.open("wb") as file:
        file.truncate(200 * MB)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    headers = {
        "Content-Type": "multipart/form-data; boundary=x",
        "Cookie": f"I18N_LANGUAGE={language}",
        "Accept": accept,
    }
    with big.open("rb") as file:
        url = f"{server.url}/{PLACE}/++add++File"
        answer = requests.post(url, data=file, headers=headers, timeout=120)
    assert answer.status_code == 413, answer.text
    assert sentence in unescape(answer.text)
    assert answer.headers["Content-Type"].startswith(accept)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < 50, f"memory grew by {grown} MB"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("sivu.html", files.HTML, "text/html"),
        ("kuva.svg", files.SVG, "image/svg+xml"),
        ("sivu.xhtml", files.HTML, "application/xhtml+xml"),
        ("kuva ä.gif", files.POLYGLOT, "image/gif"),
    ],
)
def test_old_dangerous_files_are_never_shown_in_the_portal(client, server, name, data, kind):
    """Files that came before the checks (an import, an older version) are only downloaded."""
    with api.env.adopt_roles(["Manager"]):
        place = server.portal.unrestrictedTraverse(PLACE)
        content = api.content.create(place, "File", title=name, id=f"vanha-{name[:4]}")
        content.file = NamedBlobFile(data, kind, name)
        transaction.commit()
    session = client(EDITOR)
    for view in ("@@download/file", "@@display-file/file", "@@download", "@@display-file", ""):
        url = f"{server.url}/{PLACE}/{content.getId()}/{view}"
        answer = session.get(url)
        if answer.content == data:
            headers = answer.headers
            # A picture may be shown: with nosniff and this policy it never becomes a page.
            if kind != "image/gif" or "download" in view:
                assert headers["Content-Disposition"].startswith("attachment"), view
            if "download" in view:
                assert headers["Content-Disposition"].endswith(f"filename*=UTF-8''{quote(name)}")
            assert headers["Content-Type"].partition(";")[0] == kind
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert "script-src 'self' 'unsafe" not in headers["Content-Security-Policy"]


def test_a_chosen_file_replaces_the_present_one_without_scripts(client, server):
    """The radio button still says "keep"; the file that was chosen is what the author means."""
    session = client(EDITOR)
    with api.env.adopt_roles(["Manager"]):
        place = server.portal.unrestrictedTraverse(PLACE)
        content = api.content.create(place, "File", title="Ohje", id="ohje")
        content.file = NamedBlobFile(files.PDF, "application/pdf", "vanha.pdf")
        transaction.commit()
    url = f"{server.url}/{PLACE}/ohje/edit"

    def save(name, data):
        page = session.get(url).text
        assert 'for="form-widgets-file"' in page and 'id="form-widgets-file"' in page
        fields = {
            "_authenticator": re.search(r'data-token="(\w+)"', page)[1],
            "form-opened-with": re.search(r'name="form-opened-with"[^>]*value="([^"]*)"', page)[1],
            "form.widgets.title": "Ohje",
            "form.widgets.file.action": "nochange",
            "form.buttons.save": "Save",
        }
        answer = session.post(url, data=fields, files={"form.widgets.file": (name, data)})
        transaction.begin()
        return answer

    save("", b"")
    assert content.file.filename == "vanha.pdf"
    answer = save("uusi.pdf", files.PDF)
    assert content.file.filename == "uusi.pdf", unescape(answer.text)[-3000:]


@pytest.mark.parametrize(("name", "data", "kind"), [("kuva.svg", files.SVG, "image/svg+xml")])
def test_an_old_drawing_is_only_downloaded_from_a_picture(client, server, name, data, kind):
    with api.env.adopt_roles(["Manager"]):
        place = server.portal.unrestrictedTraverse(PLACE)
        content = api.content.create(place, "Image", title=name, id="vanha-kuva")
        content.image = NamedBlobImage(data, kind, name)
        transaction.commit()
    session = client(EDITOR)
    shown = 0
    for view in (
        "@@images/image",
        "@@images/image/mini",
        "@@download/image",
        "@@display-file/image",
    ):
        answer = session.get(f"{server.url}/{PLACE}/vanha-kuva/{view}")
        if b"<script" in answer.content and "html" not in answer.headers["Content-Type"]:
            shown += 1
            assert answer.headers["Content-Disposition"].startswith("attachment"), view
    assert shown, "nothing was tried"


def test_a_portrait_by_rest_is_never_a_page(client, server):
    session = client(EDITOR)
    for data, kind in ((files.SVG, "image/svg+xml"), (files.HTML, "text/html")):
        body = {
            "portrait": {
                "data": b64encode(data).decode(),
                "encoding": "base64",
                "filename": "kuva.png",
                "content-type": kind,
            }
        }
        headers = {"Accept": "application/json", "Origin": server.url.rpartition("/")[0]}
        session.patch(f"{server.url}/@users/{EDITOR}", json=body, headers=headers)
        for path in (f"portal_memberdata/portraits/{EDITOR}", f"@portrait/{EDITOR}"):
            answer = session.get(f"{server.url}/{path}", headers={"Accept": "*/*"})
            served = b"<script>alert" in answer.content
            disposition = answer.headers.get("Content-Disposition", "")
            assert not served or disposition.startswith("attachment"), path
