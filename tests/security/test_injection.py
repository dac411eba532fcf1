"""Markup and formulas in every text that people can type, looked for on every page and in files."""

from lxml import html
from openpyxl import load_workbook
from plone import api
from tests.security.matrix import MATRIX
from tests.security.personas import PERSONAS
from tests.security.poison import poison

import csv
import io
import pytest
import transaction

pytestmark = pytest.mark.slow

MARK = "kvartsi()"
MARKUP = (
    f"kissa\"'></textarea></title><script>{MARK}</script><img src=x onerror={MARK}>"
    f'<svg onload={MARK}></svg><a href="javascript:{MARK}">x</a>${{structure python:6*7000}}'
)
ADDRESS = f"javascript:{MARK}//https://x.example"
FORMULA = "=HYPERLINK(1)+kvartsi()"

ADDRESSES = sorted(
    {address for rows in MATRIX.values() for address, _who in rows}
    | {"search?SearchableText=kissa", "points?q=kissa", "@search?SearchableText=kissa"}
)


def live(element):
    """Tell whether the payload would run from an element."""
    if element.tag == "script" and MARK in (element.text or ""):
        return True
    return any(
        MARK in value
        and (
            name.startswith("on")
            or name == "srcdoc"
            or (name != "value" and "".join(value.split()).lower().startswith("javascript:"))
        )
        for name, value in element.attrib.items()
    )


def test_the_search_for_live_markup_finds_it():
    elements = list(html.fromstring(f"<div>{MARKUP}</div>").iter())
    assert [element.tag for element in elements if live(element)] == ["script", "img", "svg", "a"]


@pytest.fixture()
def poisoned(functional_portal):
    """Fill the network with a payload: poisoned(text, address)."""

    def fill(text, address):
        with api.env.adopt_roles(["Manager"]):
            count = poison(functional_portal, text, address)
            for user_id in filter(None, PERSONAS.values()):
                api.user.get(userid=user_id).setMemberProperties({"fullname": text})
        transaction.commit()
        assert count > 100, "hardly anything was filled"

    return fill


def test_markup_never_runs(server, client, poisoned):
    poisoned(MARKUP, ADDRESS)
    found, read, shown = [], 0, 0
    for reader in ("coordinator", "manager", "other_provider_manager"):
        session = client(PERSONAS[reader])
        for address in ADDRESSES:
            answer = session.get(f"{server.url}/{address}", timeout=60)
            if answer.status_code == 500:
                found.append(f"{reader} {address}: 500")
            if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
                continue
            read += 1
            shown += "kissa" in answer.text
            if "42000" in answer.text:
                found.append(f"{reader} {address}: the template expression was evaluated")
            page = html.fromstring(answer.content)
            found += [
                f"{reader} {address}: {html.tostring(element)[:200]}"
                for element in page.iter()
                if isinstance(element.tag, str) and live(element)
            ]
    assert read > 80 and shown > 60, (read, shown)
    assert not found, "\n".join(found)


def test_files_hold_no_formula(server, client, poisoned):
    poisoned(FORMULA, "https://x.example")
    session = client(PERSONAS["coordinator"])
    tables = [address for address in ADDRESSES if address.endswith("-export")]
    for address in tables:
        answer = session.get(f"{server.url}/{address}?format=csv", timeout=60)
        cells = [
            cell
            for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
            for cell in row
        ]
        assert any("kvartsi" in cell for cell in cells), address
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))], address
        answer = session.get(f"{server.url}/{address}?format=xlsx", timeout=60)
        sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert "f" not in kinds, address
    assert len(tables) > 4
