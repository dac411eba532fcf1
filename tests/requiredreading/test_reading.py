"""Required reading: asked of roles, confirmed by people, asked again after a major change."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.access import store as access
from etapalvelu.portal.lifecycle.interfaces import ContentChanged
from etapalvelu.portal.notifications.records import mailbox
from etapalvelu.portal.requiredreading import rules
from etapalvelu.portal.requiredreading import store
from etapalvelu.portal.requiredreading.jobs import Announce
from etapalvelu.portal.requiredreading.personaldata import Readings
from etapalvelu.portal.requiredreading.records import confirmations
from etapalvelu.portal.requiredreading.records import root
from html import unescape
from openpyxl import load_workbook
from plone import api
from tests.notifications.conftest import send  # noqa: F401
from types import SimpleNamespace
from zope.event import notify

import io
import pytest
import transaction

NOW = datetime.now(UTC)
CARD = "providers/kela/asumistuki/card-fi"


@pytest.mark.parametrize(
    ("place", "provider", "organisation", "role", "served", "expected"),
    [
        ("", "", "kuhmo", "Adviser", (), True),
        ("", "", "kuhmo", "PointManager", (), False),
        ("kuhmo", "", "kuhmo", "Adviser", (), True),
        ("kuhmo", "", "mikkeli", "Adviser", (), False),
        ("", "kela", "kuhmo", "Adviser", ("vero",), False),
        ("", "kela", "kuhmo", "Adviser", ("kela",), True),
        ("", "kela", "kela", "Adviser", (), True),
    ],
)
def test_who_is_asked(place, provider, organisation, role, served, expected):
    asked = SimpleNamespace(roles=("Adviser",), place=place, provider=provider)
    assert rules.is_asked(asked, organisation, role, served) is expected


def announce():
    transaction.begin()
    Announce().run(NOW)
    transaction.commit()


def told(user_id):
    box = mailbox(user_id)
    return {notice.uid for notice in box.notices.values()} if box is not None else set()


def words(session, url):
    return unescape(session.get(url, timeout=60).text)


@pytest.mark.slow
def test_from_asking_to_the_list_of_who_has_not(server, client, send):  # noqa: F811
    page, url = f"{server.url}/{CARD}", server.url
    card_uid = api.content.get_uuid(server.portal.unrestrictedTraverse(CARD))
    aino, editor = client("aino.lahti"), client("sari.hakala")
    assert "Olen lukenut" not in words(aino, page) and "Pyydä lukemaan" in words(editor, page)
    data = {"roles": ["Adviser"], "where": "all"}
    assert send(aino, f"{CARD}/require-reading", data).status_code in (401, 403)
    assert send(editor, f"{CARD}/require-reading", {**data, "where": "?"}).status_code == 422
    send(editor, f"{CARD}/require-reading", data)
    for _ in range(2):
        announce()
    assert len(mailbox("aino.lahti").notices) == 1 and card_uid not in told("eero.kangas")
    assert "Olen lukenut tämän" in words(aino, page) and "Yleinen asumistuki" in words(aino, url)
    assert "Olen lukenut" not in words(client("eero.kangas"), page)
    # A round that is over is not confirmed, and nobody confirms what is not asked of him.
    answer = send(aino, f"{CARD}/confirm-reading", {"round": "7"}, page=CARD)
    assert "lue se vielä kerran" in unescape(answer.text)
    eero = client("eero.kangas")
    assert send(eero, f"{CARD}/confirm-reading", {"round": "1"}, page=CARD).status_code == 400
    assert send(aino, "guides/premises/confirm-reading", {}, page=CARD).status_code == 400
    answer = send(aino, f"{CARD}/confirm-reading", {"round": "1"}, page=CARD)
    assert "Kuittauksesi on kirjattu" in unescape(answer.text) and "Olen lukenut" not in answer.text
    transaction.begin()
    (found,) = confirmations("aino.lahti").values()
    assert found.round == 1 and found.at >= NOW and found.version
    # Another adviser of the same point has not read, and only that point's people are shown.
    server.portal.points.kuhmo.title = "Kuhmo"
    access.add_membership("hanna.pylkko", server.portal.points.kuhmo, "Adviser")
    api.user.get(userid="hanna.pylkko").setMemberProperties({"fullname": "=Hanna Pylkkö"})
    transaction.commit()
    status = words(eero, f"{url}/points/kuhmo/reading-status")
    assert "1/2" in status and "=Hanna Pylkkö" in status and "Aino Lahti" not in status
    assert "Noora" not in status
    uid = api.content.get_uuid(server.portal.unrestrictedTraverse(CARD))
    for expected in ("Muistutettu: 1", "Muistutettu: 0"):
        answer = send(eero, "points/kuhmo/reading-status", {"remind": uid})
        assert expected in unescape(answer.text)
    assert "Muistutettu: 0" in unescape(
        send(eero, "points/kuhmo/reading-status", {"remind": "no-such"}).text
    )
    # The auditor reads and reminds nobody.
    auditor = client("veikko.aalto")
    assert "1/2" in words(auditor, f"{url}/points/kuhmo/reading-status")
    token = send(auditor, "points/kuhmo/reading-status", {"remind": uid}, page="subscriptions")
    assert token.status_code in (401, 403)
    export = f"{url}/points/kuhmo/reading-status-export"
    csv = eero.get(f"{export}?format=csv", timeout=60)
    assert "'=Hanna Pylkkö" in csv.content.decode("utf-8-sig")
    sheet = load_workbook(io.BytesIO(eero.get(export, timeout=60).content)).active
    rows = [[cell.value for cell in row] for row in sheet.rows]
    assert len(rows) == 4 and {row[3] for row in rows[1:]} == {"Luettu", "Lukematta"}
    assert all(cell.data_type == "s" for row in sheet.rows for cell in row if cell.value)
    overview = words(client("kaisa.rantala"), f"{url}/reading-overview")
    assert "points/kuhmo/reading-status" in overview and "Pylkkö" not in overview


def test_only_a_major_change_asks_again(portal, login):
    login("kaisa.rantala")
    card = portal.unrestrictedTraverse(CARD)
    store.ask(card, ["Adviser"], False, NOW)
    assert store.confirm("aino.lahti", card, NOW) and not store.confirm("eero.kangas", card, NOW)
    notify(ContentChanged(card, "changed", "Kirjoitusvirhe", major=False))
    assert store.task_of("aino.lahti", card).status == rules.DONE
    notify(ContentChanged(card, "changed", "Uusi ohje", major=True))
    task = store.task_of("aino.lahti", card)
    assert task.status == rules.WAITS and task.confirmation.round == 1
    login("aino.lahti")
    assert [brain.getPath() for brain in store.to_read()] == ["/plone/" + CARD]
    assert store.confirm("aino.lahti", card, NOW)
    assert store.task_of("aino.lahti", card).confirmation.round == 2 and not store.to_read()
    # Only where the provider serves customers.
    store.ask(card, ["Adviser"], True, NOW)
    kela = api.content.get_uuid(portal.providers.kela)
    portal.points.kuhmo.meeting_links = []
    assert store.task_of("aino.lahti", card) is None
    portal.points.kuhmo.meeting_links = [
        {"label": "x", "url": "https://x.example", "provider": kela}
    ]
    assert store.task_of("aino.lahti", card) is not None
    # What is asked for stays, what is not goes in its time.
    later = NOW + timedelta(days=2000)
    assert Readings().due(later).count == 0
    assert Readings().of_person("aino.lahti")[0]["content"] == api.content.get_uuid(card)
    store.ask(card, [], False, NOW)
    assert store.task_of("aino.lahti", card) is None
    assert Readings().due(later).count == 1 == Readings().apply(later, NOW, "delete")
    assert len(confirmations("aino.lahti")) == 0


def test_what_a_point_asks_is_for_its_own_people(portal, login):
    login("eero.kangas")
    news = api.content.create(portal.points.kuhmo, "Document", "ohje", title="Oma ohje")
    store.ask(news, ["Adviser"], True, NOW)
    assert store.task_of("aino.lahti", news) is not None
    assert store.task_of("hanna.pylkko", news) is None
    people = store.readers(store.requirement(news), portal.points.mikkeli)
    assert people == [] and len(store.readers(store.requirement(news), portal.points.kuhmo)) == 1
    news_uid = api.content.get_uuid(news)
    api.content.delete(news)
    assert news_uid not in root().requirements
