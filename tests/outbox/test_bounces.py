"""Letters that come back after a server had taken them."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.outbox import bounces
from etapalvelu.portal.outbox import letters
from etapalvelu.portal.outbox import rules
from etapalvelu.portal.outbox import store
from etapalvelu.portal.outbox.jobs import Bounces
from etapalvelu.portal.outbox.smtp import Smtp
from etapalvelu.portal.outbox.worker import deliver_due
from plone import api

import pytest
import transaction

# As a common server writes it; the third part is sometimes the letter, sometimes its headers.
REPORT = """\
From: MAILER-DAEMON@mail.example
To: portaali@verkosto.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"
MIME-Version: 1.0

--b
Content-Type: text/plain

Sorry.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; aino@kuhmo.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 No such user

--b
Content-Type: {third}

Subject: Koe
Message-ID: <{id}@verkosto.example>

--b--
"""
ID = "0123456789abcdef" * 2


def report(id_=ID, action="failed", status="5.1.1", third="message/rfc822"):
    return REPORT.format(id=id_, action=action, status=status, third=third).encode()


@pytest.mark.parametrize("third", ["message/rfc822", "text/rfc822-headers"])
def test_a_lasting_failure_is_read(third):
    assert bounces.read(report(third=third)) == (ID, "550 5.1.1 No such user")


@pytest.mark.parametrize(
    "content",
    [
        report(action="delayed", status="4.4.1"),
        report(action="delivered", status="2.0.0"),
        report(id_="not one of ours"),
        b"Subject: Hei\r\n\r\nTerve",
        b"Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: message/rfc822",
        b"Content-Type: multipart/report; boundary=x\r\n\r\nno parts at all",
        b"\xff\x00" * 500,
        b"",
    ],
)
def test_everything_else_is_left_to_people(content):
    assert bounces.read(content) is None


def test_a_letter_that_came_back_is_shown_until_its_address_is_mended(
    functional_portal, tmp_path, monkeypatch, mail_server
):
    for folder in ("new", "cur", "tmp"):
        (tmp_path / folder).mkdir()
    now = datetime.now(UTC)
    assert Bounces().run(now) == ""
    monkeypatch.setenv("ETAPALVELU_BOUNCE_MAILDIR", str(tmp_path))
    api.portal.set_registry_record("plone.email_from_address", "portaali@verkosto.example")
    server = Smtp("127.0.0.1", mail_server.port)
    box = store.outbox()

    def send(address="aino@kuhmo.example"):
        letters.send("access/added", "fi", address, **letters.sample("access/added"))
        transaction.commit()
        (entry,) = box.waiting()
        assert deliver_due(box, server, datetime.now(UTC)).delivered == 1
        return entry

    entry = send()
    (tmp_path / "new" / "one").write_bytes(report(entry.id))
    (tmp_path / "new" / "two").write_bytes(b"Subject: Kysymys\r\n\r\nTerve")
    assert Bounces().run(now).startswith("1 of 2")
    assert sorted(path.name for path in (tmp_path / "cur").iterdir()) == ["one:2,S", "two:2,"]
    assert store.trouble("Aino@kuhmo.example").reason == "550 5.1.1 No such user"
    assert box.is_given_up(entry)
    assert Bounces().run(now) == ""
    # The server takes the next one too; only after some quiet days is the address trusted.
    send()
    trouble = store.trouble("aino@kuhmo.example")
    assert trouble is not None
    assert not rules.is_trouble(trouble, now + timedelta(days=4))
    assert store.trouble("other@kuhmo.example") is None
