"""The calendar, its feed and the reminders: each shows what its reader may see now."""

from datetime import UTC
from datetime import date
from datetime import datetime
from etapalvelu.portal.access.store import end_membership
from etapalvelu.portal.communications.jobs import Reminders
from etapalvelu.portal.notifications.records import mailbox
from html import unescape
from icalendar import Calendar
from lxml import html

import transaction

MARCH = "communication-calendar?month=2027-03"
SECRET = "Etäpalvelun päivä"


def address(session, url, button="make"):
    page = session.get(f"{url}/communication-feed").text
    token = html.fromstring(page).xpath("//main//input[@name='_authenticator']/@value")[0]
    answer = session.post(f"{url}/communication-feed", data={button: "1", "_authenticator": token})
    found = html.fromstring(answer.text).xpath("//input[@id='feed-address']/@value")
    return found[0] if found else None


def test_months_and_lists_show_repeated_actions(client, server):
    session = client("leena.moilanen")
    page = unescape(session.get(f"{server.url}/{MARCH}").text)
    assert SECRET in page and "Maaliskuu 2027" in page and 'title="maanantai"' in page.lower()
    for month, there in (
        ("2026-10", True),
        ("2026-12", False),
        ("2027-06", True),
        ("2027-07", False),
    ):
        page = unescape(
            session.get(f"{server.url}/communication-calendar?month={month}&view=list").text
        )
        assert (SECRET in page) is there, month
    filtered = session.get(f"{server.url}/{MARCH}&channel=local_paper").text
    assert SECRET not in unescape(filtered)
    for odd in (
        "month=2026-13",
        "month:list=x",
        "month=9999-12",
        "organisation=no&status=no&page=99",
    ):
        assert session.get(f"{server.url}/communication-calendar?{odd}").status_code in (200, 400)


def test_another_organisation_sees_nothing_anywhere(client, server):
    for reader in ("hanna.pylkko", "sari.hakala", "outi.laitinen"):
        session = client(reader)
        for path in (MARCH, f"{MARCH}&view=list", "@@search?SearchableText=Kuhmo+2026+viestintä"):
            page = unescape(session.get(f"{server.url}/{path}").text)
            assert SECRET not in page and "take-up-2026" not in page
        for name in ("plan-docx", "plan-pdf", "edit-part?part=goals", "paste-actions"):
            answer = session.get(f"{server.url}/points/kuhmo/take-up-2026/{name}")
            assert answer.status_code in (401, 403, 404)
        feed = client().get(address(session, server.url))
        assert feed.status_code == 200 and SECRET not in feed.text
    both = client("kaisa.rantala").get(f"{server.url}/{MARCH}")
    assert SECRET in unescape(both.text)


def test_the_feed_is_read_back_and_ends_with_the_right(client, server):
    session = client("leena.moilanen")
    url = address(session, server.url)
    answer = client().get(url)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert "no-store" in answer.headers["Cache-Control"]
    events = {str(event["summary"]): event for event in Calendar.from_ical(answer.content).events}
    assert events["Avoimet ovet"]["dtstart"].dt == date(2026, 3, 14)
    repeated = events[SECRET]
    assert repeated["rrule"] == {"FREQ": ["MONTHLY"], "UNTIL": [date(2027, 6, 7)]}
    assert repeated["exdate"].dts[0].dt == date(2026, 12, 7)
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    ids = [str(event["uid"]) for event in events.values()]
    assert len(set(ids)) == len(ids)
    # A new address ends the old one; the secret itself is not in the database.
    renewed = address(session, server.url)
    assert client().get(url).status_code == 404 and client().get(renewed).status_code == 200
    transaction.begin()
    kuhmo = server.portal.points.kuhmo
    end_membership("leena.moilanen", kuhmo, "Communicator")
    transaction.commit()
    left = client().get(renewed)
    assert left.status_code == 404 and SECRET not in left.text
    for odd in ("", "?key=", "?key=" + "x" * 43, "?key=%00%ff", "?key:list=a", "?key=" + "ä" * 43):
        assert client().get(f"{server.url}/communications.ics{odd}").status_code in (400, 404)


def test_who_loses_the_right_to_a_plan_loses_it_in_the_feed(client, server):
    url = address(client("aino.lahti"), server.url)
    assert SECRET in client().get(url).content.decode()
    plan = server.portal.points.kuhmo["take-up-2026"]
    transaction.begin()
    plan.manage_permission("View", ["Manager", "Communicator"])
    plan.reindexObject()
    transaction.commit()
    feed = client().get(url)
    assert feed.status_code == 200 and SECRET not in feed.content.decode()
    assert address(client("aino.lahti"), server.url, "end") is None
    assert client().get(url).status_code == 404


def test_owners_are_reminded_once_before_each_day(functional_portal):
    before = {
        user: len(mailbox(user).notices) if mailbox(user) else 0
        for user in ("aino.lahti", "eero.kangas")
    }

    def run(day):
        Reminders().run(datetime(2026, *day, 9, tzinfo=UTC))
        return [
            (len(mailbox(user).notices) if mailbox(user) else 0) - count
            for user, count in before.items()
        ]

    assert run((9, 20)) == [0, 0]
    assert run((10, 1)) == [1, 0]
    assert run((10, 2)) == [1, 0]
    # 7 December is an exception.
    assert run((12, 3)) == [1, 0]
    functional_portal.points.kuhmo["take-up-2026"].actions[-1]["status"] = "done"
    assert run((11, 3)) == [1, 0]
