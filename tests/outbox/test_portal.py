"""Plone's mail, and ours, on its way through the portal's outbox."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from etapalvelu.portal.outbox import letters
from etapalvelu.portal.outbox import setup
from etapalvelu.portal.outbox import store
from etapalvelu.portal.outbox.model import Outbox
from etapalvelu.portal.outbox.personaldata import SentMail
from html import unescape
from plone import api
from plone.app.testing import applyProfile
from Products.MailHost.interfaces import IMailHost
from tests.access.conftest import run_outbox
from tests.access.conftest import smtp  # noqa: F401
from tests.outbox.conftest import entry
from tests.outbox.conftest import free_port
from zope.component import getUtility

import pytest
import re
import transaction
import ZODB

ADDED = "access/added"


@pytest.fixture()
def sender(portal):
    api.portal.set_registry_record("plone.email_from_address", "portaali@verkosto.example")


def waiting():
    return store.outbox().waiting()


def test_mail_of_plone_is_written_also_when_it_is_immediate(portal, sender):
    for immediate in (True, False):
        portal.MailHost.send(
            "Hyvää päivää",
            mto="Aino <aino@kuhmo.example>, hanna@kuhmo.example",
            mfrom="Maria <maria@verohallinto.example>",
            subject="Väliaikatieto",
            charset="utf-8",
            immediate=immediate,
        )
    found = waiting()
    assert (
        sorted(one.recipient for one in found)
        == ["aino@kuhmo.example"] * 2 + ["hanna@kuhmo.example"] * 2
    )
    assert {one.label for one in found} == {"Väliaikatieto"}
    # Bounces come back to the portal, whoever wrote.
    assert {one.sender for one in found} == {"portaali@verkosto.example"}
    assert len({one.id for one in found}) == 4
    for one in found:
        assert f"Message-ID: <{one.id}@verkosto.example>".encode() in one.body.content


def test_one_key_is_one_letter(portal, sender):
    values = letters.sample(ADDED)
    for _ in range(2):
        assert letters.send(ADDED, "fi", "aino@kuhmo.example", key="added:1", **values)
    assert len(waiting()) == 1
    store.outbox().move(waiting()[0])
    letters.send(ADDED, "fi", "aino@kuhmo.example", key="added:1", **values)
    assert waiting() == []
    letters.send(ADDED, "fi", "aino@kuhmo.example", key="added:2", **values)
    assert len(waiting()) == 1


def test_a_server_that_is_down_fails_no_request(server, client, logins, smtp):  # noqa: F811
    transaction.begin()
    api.portal.set_registry_record("plone.smtp_port", free_port())
    transaction.commit()
    address = logins["aino.lahti"]
    answer = client().post(f"{server.url}/mail_password_form", data={"userid": address}, timeout=60)
    assert answer.status_code == 200 and 'role="status"' in answer.text
    run_outbox()
    assert store.outbox().outage.since is not None
    assert [one.recipient for one in waiting()] == [address]
    assert waiting()[0].failures == 0


def test_the_password_letter_speaks_the_language_of_its_reader(portal, sender):
    aino = api.user.get(userid="aino.lahti")
    aino.setMemberProperties({"language": "sv", "fullname": "Aino\r\nBcc: evil@evil.example <b>"})
    for _ in range(2):
        portal.portal_registration.mailPassword(aino.getUserName(), portal.REQUEST)
    with api.env.adopt_roles(["Manager"]):
        portal.portal_registration.registeredNotify("aino.lahti")
    found = [message_from_bytes(one.body.content, policy=default) for one in waiting()]
    assert sorted(letter["Subject"] for letter in found) == [
        "Ditt konto i Distansserviceportalen",
        "Nytt lösenord till Distansserviceportalen",
        "Nytt lösenord till Distansserviceportalen",
    ]
    for letter in found:
        assert letter["To"].addresses[0].addr_spec == aino.getProperty("email")
        assert letter["Bcc"] is None and letter["Auto-Submitted"] == "auto-generated"
        text = letter.get_body(("plain",)).get_content()
        html = letter.get_body(("html",)).get_content()
        link = re.search(r"https?://\S+/passwordreset/\w+", text)[0]
        assert f'href="{link}"' in html
        assert "Länken fungerar en gång" in text and "Länken fungerar en gång" in html
        assert "<b>" not in html


def test_an_undeliverable_address_is_shown_to_its_owner_and_his_manager(
    server,
    client,
    logins,
    smtp,  # noqa: F811
):
    def page(user_id, path):
        return unescape(client(user_id).get(f"{server.url}/{path}", timeout=60).text)

    own, badge = "eivät mene perille. Ilmoita", "Viestit eivät mene perille"
    smtp.handler.refused.add(logins["aino.lahti"])
    letters.send(ADDED, "fi", logins["aino.lahti"].upper(), **letters.sample(ADDED))
    transaction.commit()
    assert smtp.letters == []
    assert own in page("aino.lahti", "profile") and own in page("aino.lahti", "points")
    assert badge in page("eero.kangas", "points/kuhmo/people")
    assert own not in page("eero.kangas", "points/kuhmo/people")
    # Colleagues who see no addresses see no trouble with them either.
    assert badge not in page("leena.moilanen", "points/kuhmo/people")
    smtp.handler.refused.clear()
    letters.send(ADDED, "fi", logins["aino.lahti"], **letters.sample(ADDED))
    transaction.commit()
    assert len(smtp.letters) == 1
    assert own not in page("aino.lahti", "profile")


def test_what_was_given_up_can_be_sent_again_or_discarded(portal, sender):
    values = letters.sample(ADDED)
    for address in ("aino@kuhmo.example", "hanna@kuhmo.example"):
        letters.send(ADDED, "fi", address, **values)
    one, other = waiting()
    assert store.send_again(one.id) is None and store.discard(one.id) is None
    one.failures = 8
    for given_up in (one, other):
        store.outbox().move(given_up, given_up=True)
    assert store.send_again(one.id) is one and one.failures == 0
    assert store.discard(other.id) is other
    assert waiting() == [one] and store.outbox().count() == (1, 0, 1)
    assert store.send_again("no such") is None


def test_only_what_is_done_is_purged(portal, sender):
    values = letters.sample(ADDED)
    for number in range(4):
        letters.send(ADDED, "fi", f"person{number}@kuhmo.example", **values)
    done, old, waits, refused = waiting()
    now = datetime.now(UTC)
    long_ago = now - timedelta(days=31)
    for one, moment in ((done, now), (old, long_ago)):
        one.delivered = moment
        store.outbox().move(one)
    refused.due = waits.due = long_ago
    store.outbox().move(refused, given_up=True)
    assert [person["email"] for person in SentMail().of_person("aino.lahti")] == []
    assert SentMail().due(now - timedelta(days=30)).count == 2
    assert SentMail().apply(now - timedelta(days=30), now, "delete") == 2
    assert store.outbox().get(old.id) is None
    assert store.outbox().count() == (1, 0, 2)


def test_what_waits_survives_an_uninstallation(portal, sender):
    letters.send(ADDED, "fi", "aino@kuhmo.example", **letters.sample(ADDED))
    portal.MailHost.smtp_host = "mail.example"
    applyProfile(portal, "etapalvelu.portal:uninstall")
    assert type(portal.MailHost.aq_base).__name__ == "MailHost"
    assert getUtility(IMailHost).smtp_host == "mail.example"
    for _ in range(2):
        setup.prepare()
        assert type(getUtility(IMailHost).aq_base).__name__ == "OutboxMailHost"
    assert len(waiting()) == 1


def test_requests_that_write_at_once_do_not_disturb_each_other(tmp_path):
    database = ZODB.DB(str(tmp_path / "Data.fs"))
    with database.transaction() as connection:
        connection.root.outbox = Outbox()

    def write(writer):
        manager = transaction.TransactionManager()
        connection = database.open(manager)
        for number in range(60):
            manager.begin()
            connection.root.outbox.add(entry(f"{writer}-{number}"))
            manager.commit()
        connection.close()

    with ThreadPoolExecutor(8) as pool:
        # A conflict would be raised here.
        list(pool.map(write, range(8)))
    with database.transaction() as connection:
        assert connection.root.outbox.count() == (480, 0, 480)
    database.close()


def test_two_that_write_the_same_entry_meet_a_conflict(tmp_path):
    database = ZODB.DB(str(tmp_path / "Data.fs"))
    with database.transaction() as connection:
        connection.root.outbox = Outbox()
    managers = [transaction.TransactionManager() for _ in range(2)]
    boxes = [database.open(manager).root.outbox for manager in managers]
    for box in boxes:
        box.add(entry("same"))
    managers[0].commit()
    with pytest.raises(ZODB.POSException.ConflictError):
        managers[1].commit()
    managers[1].begin()
    assert boxes[1].add(entry("same")) is False
    managers[1].abort()
    database.close()
