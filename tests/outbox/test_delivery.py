"""The worker against a real SMTP server: what leaves, what waits, what is given up."""

from datetime import timedelta
from etapalvelu.portal.outbox import rules
from etapalvelu.portal.outbox.smtp import Smtp
from etapalvelu.portal.outbox.worker import deliver_due
from tests.outbox.conftest import NOW
from tests.outbox.conftest import check_login
from tests.outbox.conftest import entry

import pytest
import ssl
import transaction


def put(box, *entries):
    for one in entries:
        assert box.add(one)
    transaction.commit()


def state(box, one):
    if box.waits(one):
        return "waiting"
    return "given up" if box.is_given_up(one) else "done"


def test_a_batch_leaves_over_one_connection(box, run, mail_server):
    put(box, *(entry(f"a{n}", f"person{n}@kuhmo.example") for n in range(5)))
    outcome = run()
    assert outcome.delivered == 5 and len(outcome.windows) == 5
    assert len(mail_server.handler.sessions) == 1
    assert sorted(mail_server.handler.ids) == [f"<a{n}@verkosto.example>" for n in range(5)]
    assert run().delivered == 0
    assert box.count() == (0, 0, 5)


def test_nothing_leaves_of_an_aborted_transaction(box, run, mail_server):
    box.add(entry())
    transaction.abort()
    assert run().delivered == 0
    assert mail_server.handler.messages == []


def test_a_server_that_is_down_is_nobodys_fault(box, run, mail_server):
    one = entry()
    put(box, one)
    mail_server.stop()
    now = NOW
    for failures in (1, 2, 3, 4):
        outcome = run(now)
        assert "ConnectionRefused" in outcome.unreachable
        assert box.outage.since == NOW and box.outage.failures == failures
        # Nobody asks again too early.
        assert run(box.outage.until - timedelta(seconds=1)).unreachable == ""
        now = box.outage.until
    assert (one.failures, state(box, one)) == (0, "waiting")
    mail_server.start()
    assert run(now).delivered == 1
    assert box.outage.since is None and box.outage.until is None


def test_a_temporary_refusal_is_tried_again_at_growing_intervals(box, run, mail_server):
    one, other = entry("a1"), entry("a2", "other@kuhmo.example")
    put(box, one, other)
    mail_server.handler.answers["aino@kuhmo.example"] = ["451 4.7.1 Greylisted"] * 2
    assert run()[:3] == (1, 1, 0)
    assert one.reason == "451 4.7.1 Greylisted"
    assert run(NOW + timedelta(seconds=59))[:3] == (0, 0, 0)
    assert run(NOW + timedelta(minutes=1))[:3] == (0, 1, 0)
    assert one.due == NOW + timedelta(minutes=6)
    assert run(one.due)[:3] == (1, 0, 0)
    assert mail_server.handler.ids.count("<a1@verkosto.example>") == 1
    assert not box.troubles


def test_after_two_days_it_is_given_up_and_kept(box, run, mail_server):
    one = entry()
    put(box, one)
    mail_server.handler.answers["DATA"] = ["452 4.3.1 No space"] * 20
    now = NOW
    while state(box, one) == "waiting":
        run(now)
        now = one.due
    assert state(box, one) == "given up"
    assert timedelta(days=1.5) < one.due - NOW < timedelta(days=2.5)
    assert one.body.content and one.reason == "452 4.3.1 No space"


@pytest.mark.parametrize(
    ("where", "answer", "troubled"),
    [
        ("aino@kuhmo.example", "550 5.1.1 No such user", True),
        ("aino@kuhmo.example", "550 No such user", True),
        ("aino@kuhmo.example", "552 5.2.2 Mailbox full", True),
        ("aino@kuhmo.example", "554 5.7.1 Relay access denied", False),
        ("MAIL", "550 5.7.1 Sender refused", False),
        ("DATA", "554 5.6.0 Message refused", False),
    ],
)
def test_a_lasting_refusal_is_given_up_at_once(box, run, mail_server, where, answer, troubled):
    one, other = entry("a1"), entry("a2", "other@kuhmo.example")
    put(box, one, other)
    mail_server.handler.answers[where] = [answer]
    assert run()[:3] == (1, 0, 1)
    refused = one if state(box, one) == "given up" else other
    assert refused.reason == answer
    assert list(box.troubles) == ([refused.recipient] if troubled else [])


def test_an_address_is_mended_by_the_next_letter_that_is_taken(box, run, mail_server):
    put(box, entry())
    mail_server.handler.answers["aino@kuhmo.example"] = ["550 5.1.1 No such user"]
    run()
    assert rules.is_trouble(box.troubles["aino@kuhmo.example"], NOW)
    put(box, entry("a2", "Aino@kuhmo.example"))
    run()
    assert not box.troubles


def test_a_connection_that_breaks_in_the_middle_costs_one_attempt(box, run, mail_server):
    put(box, *(entry(f"a{n}", f"person{n}@kuhmo.example") for n in range(4)))
    mail_server.handler.answers["DATA"] = ["die"]
    outcome = run()
    assert (outcome.delivered, outcome.put_off) == (3, 1)
    assert run(NOW + timedelta(minutes=1)).delivered == 1
    assert sorted(set(mail_server.handler.ids)) == [f"<a{n}@verkosto.example>" for n in range(4)]


def test_a_server_that_closes_gets_the_rest_on_a_new_connection(box, run, mail_server):
    put(box, *(entry(f"a{n}", f"person{n}@kuhmo.example") for n in range(3)))
    mail_server.handler.answers["person0@kuhmo.example"] = ["421 4.3.2 Closing"]
    assert run()[:3] == (2, 1, 0)


@pytest.mark.parametrize(
    "address",
    [
        "not an address",
        "a@b\r\nRCPT TO:<evil@evil.example>",
        "a@b>\nDATA",
        "@",
        "a@",
        "a@" + "b" * 70,
    ],
)
def test_what_is_no_address_never_reaches_the_server(box, run, mail_server, address):
    put(box, entry("a1", address))
    assert run().given_up == 1
    assert mail_server.handler.messages == []


def test_addresses_of_any_alphabet(box, run, mail_server):
    put(box, entry("a1", "äiti@yhtiö.example"))
    assert run().delivered == 1
    assert mail_server.handler.messages[0].recipients == ["äiti@xn--yhti-8qa.example"]


@pytest.fixture()
def safe_server(make_server, certificate):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return make_server(
        tls_context=context, auth_required=True, auth_require_tls=True, authenticator=check_login
    )


def login(server, **settings):
    settings = {"user": "portaali", "password": "salaisuus", "timeout": 5, **settings}
    return Smtp("127.0.0.1", server.port, **settings)


def test_starttls_and_a_password(box, safe_server):
    put(box, entry())
    assert deliver_due(box, login(safe_server), NOW).delivered == 1
    message = safe_server.handler.messages[0]
    assert message.encrypted and message.user == "portaali"


def test_a_wrong_password_is_an_outage_that_says_why(box, safe_server):
    put(box, entry())
    outcome = deliver_due(box, login(safe_server, password="wrong-one"), NOW)
    assert outcome.unreachable.startswith("535")
    assert "wrong-one" not in box.outage.reason
    assert box.count()[0] == 1


def test_a_certificate_of_somebody_else_is_refused(box, safe_server, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    put(box, entry())
    outcome = deliver_due(box, login(safe_server), NOW)
    assert "CERTIFICATE_VERIFY_FAILED" in outcome.unreachable
    assert safe_server.handler.messages == []


def test_a_password_is_never_sent_in_the_clear(box, make_server):
    server = make_server(auth_require_tls=False, authenticator=check_login)
    put(box, entry())
    outcome = deliver_due(box, login(server), NOW)
    assert "no TLS" in outcome.unreachable
