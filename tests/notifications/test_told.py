"""From a change to the inbox and the letter of those who follow it."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.access import store as access
from etapalvelu.portal.lifecycle.interfaces import ContentChanged
from etapalvelu.portal.notifications import rules
from etapalvelu.portal.notifications import store
from etapalvelu.portal.notifications import subscriptions
from etapalvelu.portal.notifications.personaldata import Notices
from etapalvelu.portal.notifications.records import mailbox
from etapalvelu.portal.notifications.records import root
from html import unescape
from plone import api
from tests.access.conftest import body
from zope.event import notify

import pytest
import re
import time
import transaction

CARD = "providers/kela/asumistuki/card-fi"
NOW = datetime.now(UTC)
TOMORROW = (NOW + timedelta(days=1)).replace(hour=9)


def follow(portal, pace, *people, path=CARD):
    uid = api.content.get_uuid(portal.unrestrictedTraverse(path))
    for user_id in people:
        subscriptions.subscribe(user_id, uid, NOW)
        store.set_pace(user_id, pace)
    transaction.commit()
    return uid


def change(portal, note, path=CARD, kind="changed"):
    notify(ContentChanged(portal.unrestrictedTraverse(path), kind, note))
    transaction.commit()


def texts(mail, address):
    return [body(letter) for letter in mail.to(address)]


def test_each_event_is_one_letter_in_the_language_of_its_reader(server, smtp, logins, work):
    follow(server.portal, rules.INSTANT, "aino.lahti", "sofia.nyman")
    follow(server.portal, rules.INSTANT, "aino.lahti", path="providers/kela")
    change(server.portal, "Uusi puhelinnumero <b>09</b>")
    change(server.portal, "Toinen muutos")
    # Nothing but the event is written in the request.
    assert len(mailbox("aino.lahti").notices) == 0
    for _ in range(2):
        work()
    found = texts(smtp, logins["aino.lahti"])
    assert len(found) == 2, "one letter for an event, also for two subscriptions"
    assert (
        "Muuttunut: Yleinen asumistuki" in found[0] and "Uusi puhelinnumero <b>09</b>" in found[0]
    )
    assert "<b>09" not in smtp.to(logins["aino.lahti"])[0].get_body(("html",)).get_content()
    assert "Ändrat: " in texts(smtp, logins["sofia.nyman"])[0]
    assert len({letter["Message-ID"] for letter in smtp.letters}) == 4
    assert len(mailbox("aino.lahti").notices) == 2 and root().changes.names() == []


def test_a_digest_leaves_once_in_its_period(server, smtp, logins, work):
    follow(server.portal, rules.DAILY, "aino.lahti")
    follow(server.portal, rules.WEEKLY, "hanna.pylkko")
    for note in ("Ensimmäinen", "Toinen"):
        change(server.portal, note)
    work()
    work(digests=NOW - timedelta(days=1))
    assert smtp.letters == []
    for _ in range(2):
        work(digests=TOMORROW)
    (letter,) = texts(smtp, logins["aino.lahti"])
    assert "Ensimmäinen" in letter and "Toinen" in letter
    monday = TOMORROW + timedelta(days=7 - TOMORROW.weekday())
    assert len(smtp.to(logins["hanna.pylkko"])) <= (TOMORROW.weekday() == 0)
    for _ in range(2):
        work(digests=monday)
    assert len(smtp.to(logins["hanna.pylkko"])) == 1
    assert len(smtp.to(logins["aino.lahti"])) == 1
    # What was read in the portal is not mailed.
    change(server.portal, "Kolmas")
    work()
    store.mark_read("aino.lahti")
    transaction.commit()
    work(digests=monday + timedelta(days=1))
    assert len(smtp.to(logins["aino.lahti"])) == 1


def test_whoever_may_not_view_it_learns_nothing(server, client, smtp, logins, work):
    draft, secret = "providers/kela/opintotuki/card-fi", "Salainen luonnos"
    follow(server.portal, rules.INSTANT, "aino.lahti", "sari.hakala", path=draft)
    server.portal.unrestrictedTraverse(draft).title = secret
    change(server.portal, "Luonnos muuttui", path=draft)
    work()
    assert len(smtp.to(logins["sari.hakala"])) == 1 and smtp.to(logins["aino.lahti"]) == []
    # Told in time, but before the mail the membership ends, and the right to view is lost.
    follow(server.portal, rules.DAILY, "aino.lahti", "eero.kangas", "hanna.pylkko")
    change(server.portal, "Tieto jäsenille")
    work()
    assert len(mailbox("aino.lahti").notices) == 1
    with api.env.adopt_roles(["Manager"]):
        kuhmo = server.portal.points.kuhmo
        access.end_membership("aino.lahti", kuhmo, "Adviser")
        card = server.portal.unrestrictedTraverse(CARD)
        card.title = "Uusi salainen nimi"
        api.content.transition(card, to_state="draft")
    transaction.commit()
    work(digests=TOMORROW)
    assert smtp.to(logins["aino.lahti"]) == smtp.to(logins["hanna.pylkko"]) == []
    page = unescape(client("hanna.pylkko").get(f"{server.url}/inbox", timeout=60).text)
    assert "Ei ilmoituksia" in page and "salainen" not in page
    assert 'class="site-inbox-count"' not in page
    assert client("aino.lahti").get(f"{server.url}/inbox", timeout=60).status_code != 200


@pytest.mark.slow
def test_mail_stops_by_its_own_link_and_nobody_elses(server, client, smtp, logins, work):
    uid = follow(server.portal, rules.INSTANT, "aino.lahti", "hanna.pylkko")
    change(server.portal, "Muutos")
    work()
    letter = smtp.to(logins["aino.lahti"])[0]
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = re.fullmatch(r"<(.*)>", letter["List-Unsubscribe"])[1]
    assert link in body(letter)
    link = f"{server.url}/unsubscribe?{link.partition('?')[2]}"
    for wrong in (
        link.replace("aino.lahti", "hanna.pylkko"),
        link.replace(uid, "mail"),
        link[:-1] + "x",
        f"{server.url}/unsubscribe",
        f"{server.url}/unsubscribe?person=%FF&scope=mail&signature=%C3%A4",
    ):
        answer = client().post(wrong, data={"List-Unsubscribe": "One-Click"}, timeout=60)
        assert answer.status_code == 404
    shown = client().get(link, timeout=60)
    assert shown.status_code == 200 and "<form" in shown.text and "Asumistuki" not in shown.text
    transaction.begin()
    assert subscriptions.follows("aino.lahti", uid), "reading the page stops nothing"
    for session in (client(), client(), client("eero.kangas")):
        answer = session.post(link, data={"List-Unsubscribe": "One-Click"}, timeout=60)
        assert answer.status_code == 200
        transaction.begin()
        assert not subscriptions.follows("aino.lahti", uid)
    assert subscriptions.follows("hanna.pylkko", uid)
    # The link of a digest stops the mail, not the notices.
    store.set_pace("hanna.pylkko", rules.DAILY)
    change(server.portal, "Toinen")
    work()
    work(digests=TOMORROW)
    digest = smtp.to(logins["hanna.pylkko"])[-1]
    link = digest["List-Unsubscribe"].strip("<>").partition("?")[2]
    client().post(f"{server.url}/unsubscribe?{link}", timeout=60)
    transaction.begin()
    assert store.pace("hanna.pylkko") == rules.NEVER
    assert subscriptions.follows("hanna.pylkko", uid) and len(mailbox("hanna.pylkko").notices) == 2


@pytest.mark.slow
def test_the_inbox_over_http(server, client, send, work):
    uid = follow(server.portal, rules.NEVER, "aino.lahti")
    for number in range(25):
        change(server.portal, f"Muutos {number}.")
    work()
    aino = client("aino.lahti")
    page = unescape(aino.get(f"{server.url}/inbox", timeout=60).text)
    assert "25 ilmoitusta, 25 lukematta" in page and page.count("Merkitse luetuksi") == 20
    assert ">25</span>" in aino.get(f"{server.url}/points", timeout=60).text
    id_ = re.search(r'name="open"[^>]*value="(\w+)"', page)[1]
    opened = send(aino, "inbox", {"open": id_}, allow_redirects=False)
    assert opened.headers["Location"] == f"{server.url}/{CARD}"
    assert "24 lukematta" in unescape(aino.get(f"{server.url}/inbox?page=2", timeout=60).text)
    # Somebody else's notice, and what is no notice, does nothing.
    for data in ({"open": id_}, {"read": "no"}, {"open": "1", "read": "2"}, {}):
        assert send(client("eero.kangas"), "inbox", data).status_code in (200, 400)
    answer = unescape(send(aino, "inbox", {"all": "1"}).text)
    assert "0 lukematta" in answer and "site-inbox-count" not in answer
    for query in (
        "show=unread",
        "show=<b>",
        "page=0",
        "page=99999999",
        "show:list=x",
        "page.x:record=1",
    ):
        assert aino.get(f"{server.url}/inbox?{query}", timeout=60).status_code in (200, 400)
    # Subscribing by the buttons, what is unknown or unseen is refused.
    for data, status in (
        ({"off": uid, "came_from": f"{server.url}/{CARD}"}, 302),
        ({"on": uid, "came_from": "https://evil.example/"}, 302),
        ({"on": "no-such"}, 400),
        ({"on": "theme:no such"}, 400),
        ({}, 400),
    ):
        answer = send(aino, "subscribe", data, page="subscriptions", allow_redirects=False)
        assert answer.status_code == status
        assert answer.headers.get("Location", server.url).startswith(server.url)
    draft = api.content.get_uuid(
        server.portal.unrestrictedTraverse("providers/kela/opintotuki/card-fi")
    )
    assert send(aino, "subscribe", {"on": draft}, page="subscriptions").status_code == 400
    assert "asumistuki" in unescape(aino.get(f"{server.url}/subscriptions", timeout=60).text)
    for pace, status in (("weekly", 200), ("hourly", 400)):
        assert send(aino, "subscriptions", {"pace": pace}).status_code == status
    transaction.begin()
    assert store.pace("aino.lahti") == rules.WEEKLY


def test_old_notices_go_and_an_account_takes_all_with_it(portal):
    card = portal.unrestrictedTraverse(CARD)
    store.tell(["aino.lahti"], "notifications.changed", card, key="old")
    store.tell(["aino.lahti"], "notifications.changed", card, key="new")
    box = mailbox("aino.lahti")
    next(iter(box.notices.values())).at = NOW - timedelta(days=200)
    before = NOW - timedelta(days=180)
    assert Notices().due(before).count == 1
    assert Notices().apply(before, NOW, "delete") == 1
    assert len(box.notices) == len(box.unread) == 1 and Notices().apply(before, NOW, "delete") == 0
    subscriptions.subscribe("aino.lahti", "theme:a", NOW)
    assert Notices().of_person("aino.lahti")[0]["read"] is False
    with api.env.adopt_roles(["Manager"]):
        portal.portal_membership.deleteMembers(["aino.lahti"])
    assert mailbox("aino.lahti") is None
    assert list(root().followers.get("theme:a")) == []


def test_a_change_costs_its_author_nothing_with_2000_subscribers(portal):
    card = portal.unrestrictedTraverse(CARD)
    uid = api.content.get_uuid(card)
    for number in range(2000):
        subscriptions.subscribe(f"person{number}", uid, NOW)
    began = time.process_time()
    notify(ContentChanged(card, "changed", "Muutos"))
    assert time.process_time() - began < 0.1
    assert len(root().changes.names()) == 1 and len(subscriptions.followers(card)) >= 2000
