"""Pages of sheets over HTTP: who gets what, the widget, and ten sheets in one ZIP."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.jobs.interfaces import IJob
from html import unescape
from io import BytesIO
from plone import api
from tests.printing import pdfs
from zipfile import ZipFile
from zope.component import getUtility

import json
import pytest
import re
import requests
import transaction


def info(server, **parameters):
    return requests.get(f"{server.url}/point-info", params=parameters, timeout=60)


def work(moment=None):
    """Do what the scheduler does."""
    transaction.begin()
    said = getUtility(IJob, "wallsheets.bundles").run(moment or datetime.now(UTC))
    transaction.commit()
    return said


def words(page):
    return unescape(re.sub("<[^>]*>", " ", page.text)).split()


def token(page):
    return re.search(r'name="_authenticator"[^>]*value="([^"]+)"', page.text)[1]


def test_sheet_page_gives_its_files(client, server):
    leena = client("leena.moilanen")
    url = f"{server.url}/points/kuhmo"
    page = leena.get(f"{url}/wall-sheet?language=sv&colour=forest&edge=marks&format=zz", timeout=60)
    assert page.status_code == 200 and "wall-sheet-file" in page.text
    choice = "language=sv&colour=forest&edge=marks&format=a4"
    answer = leena.get(f"{url}/wall-sheet-file?{choice}", timeout=60)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "kuhmo-a4-sv.pdf" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "private, no-store"
    with pdfs.opened(answer.content) as document:
        assert pdfs.box(document.pages[0], "trimbox") == (10, 10, 210, 297)
        assert str(document.Root.Lang) == "sv"
    odd = "wall-sheet-file?format:list=x&language:list=sv&colour=%00&edge:records=1"
    assert leena.get(f"{url}/{odd}", timeout=60).status_code in (200, 400)
    for name in ("wall-sheet-picture", "web-banner?size=728x90", "web-banner?size=9x9"):
        assert leena.get(f"{url}/{name}", timeout=60).content.startswith(b"\x89PNG")
    assert (
        requests.get(f"{url}/wall-sheet-file", timeout=60).url.partition("?")[0].endswith("/login")
    )
    # In preparation: for its own people and the coordinator.
    hidden = leena.get(f"{server.url}/points/utsjoki/wall-sheet-file", timeout=60)
    assert not hidden.content.startswith(b"%PDF")


def test_widget_is_for_everybody_and_tells_no_secret(client, server):
    answer = info(server, point="kuhmo", language="sv")
    assert answer.status_code == 200 and 'lang="sv"' in answer.text
    assert "Kuhmo serviceställe" in unescape(answer.text) and "Esimerkkikatu 4" in answer.text
    assert "Set-Cookie" not in answer.headers and not answer.cookies
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy and "script-src 'none'" in policy
    assert "X-Frame-Options" not in answer.headers
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    again = requests.get(answer.url, headers={"If-None-Match": answer.headers["ETag"]}, timeout=60)
    assert again.status_code == 304 and not again.content
    style = re.search(r'href="([^"]+\.css)"', answer.text)[1]
    assert requests.get(style, timeout=60).status_code == 200
    with_login = client("leena.moilanen").get(answer.url, timeout=60)
    assert words(with_login) == words(answer)

    point = server.portal["points"]["kuhmo"]
    secrets = [link["url"] for link in point.meeting_links]
    secrets += [point.leader, point.it_contact, "leena.moilanen", "eero.kangas"]
    secrets += [each.title for each in point.objectValues() if "Contact" in each.portal_type]
    linked = info(server, point="kuhmo", language="fi", format="jsonld")
    for page in (answer, linked):
        assert [secret for secret in secrets if secret and secret in unescape(page.text)] == []
    data = json.loads(linked.text)
    assert data["@type"] == "GovernmentOffice" and data["openingHoursSpecification"]
    assert linked.headers["Access-Control-Allow-Origin"] == "*"


def test_widget_knows_only_active_points(server):
    for point in ("utsjoki", "nowhere", "", "../kuhmo", "kuhmo\x00", "<script>"):
        answer = info(server, point=point)
        assert answer.status_code == 404, point
        assert "Utsjo" not in answer.text and "<script>" not in answer.text
    # No other page of the portal may be framed by others.
    login = requests.get(f"{server.url}/login", timeout=60)
    assert "frame-ancestors *" not in login.headers["Content-Security-Policy"]
    assert login.headers["X-Frame-Options"]
    for odd in ("point:list=kuhmo", "format:records=x", "point=kuhmo&language:records=1"):
        answer = requests.get(f"{server.url}/point-info?{odd}", timeout=60)
        assert answer.status_code in (200, 400, 404)


def test_markup_in_a_point_stays_text(server):
    point = server.portal["points"]["kuhmo"]
    point.title = "<script>alert(1)</script>"
    point.reindexObject()
    transaction.commit()
    page = info(server, point="kuhmo")
    assert "<script>alert" not in page.text and "&lt;script&gt;alert" in page.text


@pytest.mark.slow
def test_ten_sheets_in_one_zip(client, server):
    leena, other = client("leena.moilanen"), client("aino.lahti")
    url = f"{server.url}/sheet-bundle"
    page = leena.get(url, timeout=60)
    uids = re.findall(r'name="points"[^>]*value="([0-9a-f]{32})"|value="([0-9a-f]{32})"', page.text)
    uids = [first or second for first, second in uids]
    assert api.content.get_uuid(server.portal["points"]["utsjoki"]) not in uids
    chosen = uids[:10]
    assert len(chosen) == 10
    form = {"_authenticator": token(page), "points": chosen, "format": "a3", "language": "fi"}
    form |= {"colour": "light", "edge": "marks", "make": "1"}
    assert leena.post(url, data=form | {"points": []}, timeout=60).status_code == 422
    assert leena.post(url, data=form | {"_authenticator": "x"}, timeout=60).status_code == 403
    asked = leena.post(url, data=form, timeout=60)
    assert "0/10" in asked.text and asked.headers["Refresh"]
    assert leena.get(f"{server.url}/sheet-bundle-file", timeout=60).status_code == 404
    # A second lot has to wait for the first.
    again = leena.post(url, data=form, timeout=60)
    assert "kerrallaan" in again.text
    # Someone else sees nothing of it.
    assert "0/10" not in other.get(url, timeout=60).text

    from etapalvelu.portal.wallsheets import bundles

    transaction.begin()
    bundle = bundles.of("leena.moilanen")
    for _each in range(3):
        bundles._step(bundle, datetime.now(UTC))
    transaction.commit()
    assert "3/10" in leena.get(url, timeout=60).text
    assert "8 sheets" in work()
    ready = leena.get(url, timeout=60)
    assert "Refresh" not in ready.headers and "sheet-bundle-file" in ready.text
    answer = leena.get(f"{server.url}/sheet-bundle-file", timeout=60)
    assert answer.headers["Content-Type"] == "application/zip"
    with ZipFile(BytesIO(answer.content)) as file:
        assert len(file.namelist()) == 10 and "kuhmo-a3-fi.pdf" in file.namelist()
        for name in file.namelist():
            with pdfs.opened(file.read(name)) as document:
                assert pdfs.box(document.pages[0], "bleedbox") == (7, 7, 303, 426)
    assert other.get(f"{server.url}/sheet-bundle-file", timeout=60).status_code == 404
    assert work() == ""
    # After a day it is gone.
    assert "1 bundles deleted" in work(datetime.now(UTC) + timedelta(days=1, minutes=1))
    assert leena.get(f"{server.url}/sheet-bundle-file", timeout=60).status_code == 404


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_pass_axe(page, axe, width):
    for user, paths in {
        None: ("point-info?point=kuhmo", "point-info?point=gone"),
        "leena.moilanen": (
            "points/kuhmo/wall-sheet",
            "points/kuhmo/widget-code",
            "sheet-bundle",
        ),
    }.items():
        tab = page(user, width=width)
        for path in paths:
            tab.goto(path)
            axe(tab)
