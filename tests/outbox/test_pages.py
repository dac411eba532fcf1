"""The pages about mail: what they show, to whom, and what their buttons do."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.outbox import letters
from etapalvelu.portal.outbox import store
from etapalvelu.portal.outbox.health import Outbox
from html import unescape
from plone import api
from tests.access.conftest import run_outbox
from tests.access.conftest import send  # noqa: F401

import pytest
import re
import transaction

COORDINATOR = "kaisa.rantala"
REFUSED = "550 5.1.1 <script>alert(1)</script> No such user"


def write(recipient):
    letters.send("access/added", "fi", recipient, **letters.sample("access/added"))


@pytest.fixture()
def mail(server):
    """One message that waits and one that was given up."""
    api.portal.set_registry_record("plone.email_from_address", "portaali@verkosto.example")
    for recipient in ("odottaa@kuhmo.example", "refused@kuhmo.example"):
        write(recipient)
    found = {entry.recipient: entry for entry in store.outbox().waiting()}
    given_up = found["refused@kuhmo.example"]
    given_up.reason = REFUSED
    store.outbox().move(given_up, given_up=True)
    transaction.commit()
    return given_up


def test_a_refused_message_is_sent_again_and_discarded(server, client, mail, send):  # noqa: F811
    session = client(COORDINATOR)
    text = unescape(session.get(f"{server.url}/outbox", timeout=60).text)
    assert "odottaa@kuhmo.example" in text and "refused@kuhmo.example" in text
    assert "550 5.1.1" in text and "<script>alert" not in session.get(f"{server.url}/outbox").text
    # Without a token nothing happens.
    answer = session.post(f"{server.url}/outbox", data={"id": mail.id, "discard": "1"}, timeout=60)
    assert answer.status_code == 403
    assert send(session, "outbox", {"id": mail.id, "again": "1"}).status_code == 200
    transaction.begin()
    assert store.outbox().count() == (2, 0, 2)
    # A second press, by somebody whose page is old, changes nothing.
    answer = send(session, "outbox", {"id": mail.id, "discard": "1"})
    assert "Joku muu on jo" in unescape(answer.text)
    transaction.begin()
    store.outbox().move(store.outbox().get(mail.id), given_up=True)
    transaction.commit()
    send(session, "outbox", {"id": mail.id, "discard": "1"})
    transaction.begin()
    assert store.outbox().get(mail.id) is None


def test_letters_are_shown_in_a_frame_where_nothing_runs(server, client):
    session = client(COORDINATOR)
    page = session.get(f"{server.url}/letters?letter=access/added&language=sv", timeout=60).text
    assert 'sandbox=""' in page and "Ett medlemskap har lagts till" in unescape(page)
    frame = session.get(f"{server.url}/letter-html?letter=access/added&language=sv", timeout=60)
    assert "sandbox" in frame.headers["Content-Security-Policy"]
    assert '<html lang="sv"' in frame.text
    for query in ("letter=access/../../etc&language=fi", "letter=access/added&language=de"):
        for view in ("letters", "letter-html"):
            answer = session.get(f"{server.url}/{view}?{query}", timeout=60)
            assert answer.status_code == 404


def test_the_folder_is_shown_in_development_only(server, client, tmp_path, monkeypatch):
    session = client("aino.lahti")
    address = f"{server.url}/mail-folder"
    assert session.get(address, timeout=60).status_code == 404
    monkeypatch.setenv("ETAPALVELU_MAIL_FOLDER", str(tmp_path / "mail"))
    assert "Viestejä ei ole" in unescape(session.get(address, timeout=60).text)
    write("aino.lahti@kuhmo.example")
    transaction.commit()
    run_outbox()
    page = session.get(address, timeout=60).text
    link = unescape(re.search(r'href="([^"]*mail-folder\?message=[^"]*)"', page)[1])
    assert "Hei Aino Lahti" in unescape(session.get(link, timeout=60).text)
    # Not through a proxy from elsewhere.
    monkeypatch.setattr("etapalvelu.portal.outbox.views.mailfolder._LOOPBACK", frozenset())
    assert session.get(address, timeout=60).status_code == 404


def test_monitors_are_told_what_is_wrong(portal):
    api.portal.set_registry_record("plone.email_from_address", "portaali@verkosto.example")
    now = datetime.now(UTC)
    assert Outbox().check(now).problem == ""
    write("aino@kuhmo.example")
    assert Outbox().check(now).problem == ""
    assert Outbox().check(now + timedelta(hours=1)).problem == "problem_mail_late"
    box = store.outbox()
    box.move(box.waiting()[0], given_up=True)
    assert Outbox().check(now).problem == "problem_mail_given_up"
    assert Outbox().check(now).figures["given_up"] == 1
    box.outage.since = now
    assert Outbox().check(now + timedelta(hours=1)).problem == "problem_mail_outage"


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_are_accessible(page, axe, mail, tmp_path, monkeypatch, width):
    monkeypatch.setenv("ETAPALVELU_MAIL_FOLDER", str(tmp_path / "mail"))
    store.outbox().outage.since = store.outbox().outage.until = datetime.now(UTC)
    transaction.commit()
    browser = page(COORDINATOR, width=width)
    for path in ("outbox", "letters?letter=access/invitation&language=fi", "mail-folder"):
        browser.goto(path)
        browser.screenshot(path=f"/tmp/outbox/{path.split('?')[0]}-{width}.png", full_page=True)
        axe(browser, exclude=["iframe"])
    browser.goto("letter-html?letter=access/invitation&language=fi")
    browser.screenshot(path=f"/tmp/outbox/letter-{width}.png", full_page=True)
