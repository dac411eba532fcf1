"""Rooms are assessed over HTTP, and the coordinator sees all of them."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.notifications import records as notices
from etapalvelu.portal.roomchecks import records
from etapalvelu.portal.roomchecks import rules
from etapalvelu.portal.roomchecks import store
from etapalvelu.portal.roomchecks.jobs import Remind
from etapalvelu.portal.roomchecks.personaldata import Assessors
from etapalvelu.portal.roomchecks.setup import prepare
from html import unescape
from openpyxl import load_workbook

import io
import pytest
import re
import transaction

TOKEN = re.compile(r'name="_authenticator" value="([^"]+)"')
NASTY = "<script>alert(1)</script> مرحبا 👋 " + "ä" * 100
DAY = timedelta(days=1)
POINT = "points/kuhmo"


@pytest.fixture()
def kuhmo(functional_portal):
    return functional_portal["points"]["kuhmo"]


@pytest.fixture()
def room(kuhmo):
    return store.places(kuhmo)[-1]


def values(**outcomes):
    """A whole form of kuhmo's room: 46,5 and 33 dB, no help, the rest yes."""
    criteria = store.criteria(rules.ROOM, store.today())
    form = {f"c-{c.key}": "yes" for c in criteria if c.comparison == rules.YES}
    numbers = [f"c-{c.key}" for c in criteria if c.comparison != rules.YES]
    form |= dict(zip(numbers, ("46,5 dB", "33"), strict=True))
    form |= {f"c-{rules.key_of('Asiakas saa palveluneuvojan avuksi paikaltaan')}": "no"}
    return form | {"day": "24.11.2026", "method": "Äänitasomittari", "purpose": "new"} | outcomes


def post(session, url, **form):
    form["_authenticator"] = TOKEN.search(session.get(url, params=form, timeout=60).text)[1]
    return session.post(url, data=form, timeout=60)


def test_a_room_gets_its_results_with_reasons_and_history(server, client, kuhmo, room):
    url = f"{server.url}/{POINT}/assess-room"
    session = client("aino.lahti")
    page = unescape(session.get(url, params={"room": room.key}, timeout=60).text)
    assert "vähintään 44" in page and "varoitus" in page
    answer = post(session, url, room=room.key, **values())
    assert answer.status_code == 200
    page = unescape(answer.text)
    assert "46,5\u00a0dB" in page and "Ei täytä" in page and "Parannettavaa" in page
    assert "Hanki kutsupainike" in page, "what to do"
    assert "Aino Lahti" in page and "Äänitasomittari" in page
    transaction.begin()
    (found, *older) = store.history(kuhmo, room.key)
    assert found.overall == rules.FAIL
    assert found.due == found.day + timedelta(days=365)
    # The same form sent twice is one assessment.
    post(session, url, room=room.key, **values())
    transaction.begin()
    assert len(store.history(kuhmo, room.key)) == 1 + len(older)
    # A correction is a new one; what it corrects stays as it was.
    key = f"c-{rules.key_of('Asiakas saa palveluneuvojan avuksi paikaltaan')}"
    page = unescape(
        post(session, url, room=room.key, **values(purpose="correction", **{key: "yes"})).text
    )
    assert "parempi kuin ennen" in page
    transaction.begin()
    newest, corrected, *_rest = store.history(kuhmo, room.key)
    assert newest.corrects == found.id and corrected.content == found.content
    assert newest.overall == rules.WARN
    page = unescape(
        session.get(
            f"{server.url}/{POINT}/room-check",
            params={"room": room.key, "assessment": found.id},
            timeout=60,
        ).text
    )
    assert "korjattu" in page.lower()
    assert {"day": "2026-11-24"}.items() <= Assessors().of_person("aino.lahti")[0].items()
    # What the point's page says.
    page = unescape(client("eero.kangas").get(f"{server.url}/{POINT}", timeout=60).text)
    assert f"room-check?room={room.key}" in page
    page = client("hanna.pylkko").get(f"{server.url}/{POINT}", timeout=60).text
    assert "room-check?" not in page, "another point's adviser"


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        ("day", "31.2.2026", "Kirjoita päivämäärä"),
        ("day", "24.11.2099", "tulevaisuudessa"),
        ("due", "1.1.2020", "viiden vuoden"),
        ("method", "ä" * 400, "Lyhennä"),
        ("method", "", "Täytä tämä kenttä"),
        ("number", "NaN", "Kirjoita luku"),
        ("number", "1e999", "Kirjoita luku"),
        ("number", "-4", "nollaa"),
        ("number", "44 kg", "yksikössä dB"),
        ("number", "<b>44</b> 👋 مرحبا", "Kirjoita luku"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    server, client, kuhmo, room, name, typed, message
):
    first = store.criteria(rules.ROOM, store.today())[0]
    field = f"c-{first.key}" if name == "number" else name
    before = len(store.history(kuhmo, room.key))
    form = values(note=NASTY, **{field: typed})
    answer = post(client("eero.kangas"), f"{server.url}/{POINT}/assess-room", room=room.key, **form)
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text and "<b>44" not in answer.text
    page = unescape(answer.text)
    assert message in page
    assert typed in page and "👋" in page and "Äänitasomittari" in page or name == "method"
    transaction.begin()
    assert len(store.history(kuhmo, room.key)) == before


def test_only_the_places_own_people_and_the_coordinator_assess(server, client, room):
    url = f"{server.url}/{POINT}/assess-room?room={room.key}"
    for stranger in ("hanna.pylkko", "oskar.lindqvist", "veikko.aalto", "leena.moilanen"):
        assert "/login" in client(stranger).get(url, timeout=60).url or (
            client(stranger).get(url, timeout=60).status_code in (401, 403)
        )
    session = client("kaisa.rantala")
    assert session.get(url, timeout=60).status_code == 200
    form = values(room=room.key)
    assert session.post(url.split("?")[0], data=form, timeout=60).status_code == 403, "no token"
    for odd in ("?room=nothing", "", "?room:list=1", "?assessment=x&room="):
        assert session.get(f"{server.url}/{POINT}/assess-room{odd}", timeout=60).status_code == 404
    organisation = f"{server.url}/organisations/lupa-ja-valvontavirasto/room-checks"
    assert session.get(organisation, timeout=60).status_code == 404


def test_an_expert_assesses_his_own_workspace(server, client, functional_portal):
    url = f"{server.url}/providers/verohallinto/assess-room"
    criteria = store.criteria(rules.WORKSPACE, store.today())
    form = {f"c-{c.key}": "yes" for c in criteria} | {"day": "2026-11-24", "method": "Kokeilu"}
    answer = post(client("oskar.lindqvist"), url, name=NASTY[:90], **form)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "Täyttyy" in unescape(answer.text)
    transaction.begin()
    names = [place.name for place in store.places(functional_portal["providers"]["verohallinto"])]
    assert NASTY[:90].strip() in names


def test_the_coordinator_sees_all_rooms_the_worst_first(server, client, kuhmo, room):
    post(client("aino.lahti"), f"{server.url}/{POINT}/assess-room", room=room.key, **values())
    session = client("kaisa.rantala")
    answer = session.get(f"{server.url}/room-checks-overview", timeout=60)
    page = unescape(answer.text)
    assert len(answer.content) < 60_000
    assert "Ei arvioitu" in page and "Ei täytä" in page
    assert page.index(f"room={room.key}") < page.index("Ei arvioitu</span></td>")
    late = unescape(
        session.get(f"{server.url}/room-checks-overview?outcome=fail&q=kuhmo", timeout=60).text
    )
    assert room.key in late
    for odd in ("outcome=x&place=y&page=-1", "page=99999999", "q=%00%ff", "place:list=room"):
        url = f"{server.url}/room-checks-overview?{odd}"
        assert session.get(url, timeout=60).status_code == 200, odd
    export = session.get(f"{server.url}/room-checks-export", timeout=60)
    sheet = load_workbook(io.BytesIO(export.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][6].startswith("Vaimennus") and rows[1][3] == "Ei täytä"
    assert client("aino.lahti").get(f"{server.url}/room-checks-export").status_code != 200 or (
        "login" in client("aino.lahti").get(f"{server.url}/room-checks-export").url
    )


def test_a_stricter_criterion_judges_what_was_measured_before(server, client, kuhmo, room):
    post(client("aino.lahti"), f"{server.url}/{POINT}/assess-room", room=room.key, **values())
    transaction.begin()
    guideline = server.portal["space-guidelines"]["remote-service-room"]
    first = guideline.requirements[0]
    tomorrow = store.today() + DAY
    stricter = first | {"value": 55.0, "warning": 50.0, "valid_from": tomorrow}
    guideline.requirements = [*guideline.requirements, stricter]
    key = rules.key_of(first["subject"])
    lines = {}
    for day in (store.today(), tomorrow):
        _criteria, found = store.lines(rules.ROOM, day)
        lines[day] = next(line for line in found if line.place.key == room.key)
    assert lines[store.today()].outcomes[key] == rules.PASS
    assert lines[tomorrow].outcomes[key] == rules.FAIL
    assert store.history(kuhmo, room.key)[0].results[0].outcome == rules.PASS, "as it was"


def test_the_managers_are_told_once_before_and_once_when_it_is_late(server, client, kuhmo, room):
    form = values(due="1.12.2026")
    post(client("aino.lahti"), f"{server.url}/{POINT}/assess-room", room=room.key, **form)
    transaction.begin()
    kinds = lambda: [  # noqa: E731
        notice.kind
        for notice in notices.mailbox("eero.kangas").notices.values()
        if notice.values.get("room") == room.name
    ]
    before = notices.mailbox("eero.kangas") and kinds() or []
    for day in (26, 27):
        Remind().run(datetime(2026, 11, day, tzinfo=UTC))
    assert kinds().count("roomchecks.soon") == before.count("roomchecks.soon") + 1
    for day in (2, 3):
        Remind().run(datetime(2026, 12, day, tzinfo=UTC))
    assert kinds().count("roomchecks.late") == before.count("roomchecks.late") + 1


def test_the_records_lie_in_one_small_object_each(functional_portal, kuhmo):
    assert set(records.checks()) <= {brain.UID for brain in functional_portal.portal_catalog()}


def test_guidelines_of_older_versions_get_the_fields_of_criteria(functional_portal):
    guideline = functional_portal["space-guidelines"]["equipment-profile"]
    old = {"subject": "Vanha", "comparison": "at_least", "value": 1.0, "unit": "m"}
    guideline.requirements = [old]
    prepare()
    (row,) = guideline.requirements
    assert old.items() <= row.items() and row["place"] is None and row["recommended"] is False
    prepare()
    assert guideline.requirements == [row]
