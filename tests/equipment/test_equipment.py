"""A point writes its equipment, the coordinator changes the requirements, the point is told."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.equipment import rules
from etapalvelu.portal.equipment import store
from etapalvelu.portal.equipment.jobs import TellOfProfile
from etapalvelu.portal.equipment.personaldata import Writers
from etapalvelu.portal.notifications import records as notices
from html import unescape
from openpyxl import load_workbook

import io
import pytest
import re
import transaction

TOKEN = re.compile(r'name="_authenticator" value="([^"]+)"')
NASTY = "<script>alert(1)</script> مرحبا 👋"
POINT = "points/kuhmo"
GOOD = {
    "v-operating_system": "Windows 11",
    "v-browser": "Firefox 140.0",
    "v-camera_lines": "1080",
    "model-camera_lines": NASTY,
    "date-camera_lines": "1.2.2026",
    "v-camera_rate": "30",
    "v-sound": "yes",
    "v-document_camera": "no",
    "v-printer": "yes",
    "v-scanner": "yes",
}
SPEED = {"date": "24.11.2026", "up": "0,5 Mbit/s", "down": "10 Mbit/s"}


@pytest.fixture()
def kuhmo(functional_portal):
    return functional_portal["points"]["kuhmo"]


@pytest.fixture()
def station(kuhmo):
    return store.stations(kuhmo)[-1]


def told(room):
    """What eero.kangas was told is no longer enough in a room."""
    box = notices.mailbox("eero.kangas")
    found = box.notices.values() if box else ()
    kind = "equipment.no_longer_meets"
    return [n.values["subjects"] for n in found if (n.kind, n.values.get("room")) == (kind, room)]


def post(session, url, **form):
    form["_authenticator"] = TOKEN.search(session.get(url, params=form, timeout=60).text)[1]
    return session.post(url, data=form, timeout=60)


def test_a_point_writes_its_equipment_and_sees_what_to_do(server, client, kuhmo, station):
    session = client("aino.lahti")
    url = f"{server.url}/{POINT}"
    assert post(session, f"{url}/edit-equipment", room=station.key, **GOOD).status_code == 200
    answer = post(session, f"{url}/speed-test", room=station.key, **SPEED)
    assert answer.status_code == 200 and "<script>alert" not in answer.text
    page = unescape(answer.text)
    assert "500\u00a0kbit/s" in page and "10000\u00a0kbit/s" in page and "👋" in page
    assert "Tilaa taattu kaista" in page and "Hanki dokumenttikamera" in page
    assert "Aino Lahti" in page and "Asennus ja ylläpito" in page
    transaction.begin()
    line = store.line(kuhmo, station.key)
    found = {requirement.key: outcome for requirement, _value, outcome in line.rows}
    assert found["bandwidth_up"] == "warn" and found["bandwidth_down"] == "pass"
    assert found["document_camera"] == "warn" and found["browser"] == "pass"
    assert line.overall == "warn"
    assert station.name in [row["room"] for row in Writers().of_person("aino.lahti")]
    assert f"{url}/equipment#" in client("eero.kangas").get(url, timeout=60).text
    assert "/equipment#" not in client("hanna.pylkko").get(url, timeout=60).text
    for name, typed in (
        ("v-camera_rate", "NaN"),
        ("v-camera_rate", "1e999"),
        ("date-camera_lines", "31.2.2026"),
        ("date-camera_lines", "1.1.2099"),
        ("model-camera_lines", "ä" * 400),
        ("v-sound", "perhaps"),
    ):
        form = GOOD | {name: typed}
        answer = post(session, f"{url}/edit-equipment", room=station.key, **form)
        assert answer.status_code == 422, name
        assert "Windows 11" in answer.text
    bad = post(session, f"{url}/speed-test", room=station.key, **SPEED | {"up": "-1"})
    assert bad.status_code == 422 and "nollaa" in bad.text
    for odd in ("?room=x", "", "?room:list=1"):
        assert session.get(f"{url}/speed-test{odd}", timeout=60).status_code == 404


def test_a_new_profile_comes_into_force_and_points_are_told_once(server, client, kuhmo, station):
    url = f"{server.url}/{POINT}"
    aino = client("aino.lahti")
    post(aino, f"{url}/edit-equipment", room=station.key, **GOOD)
    kaisa = client("kaisa.rantala")
    page = post(kaisa, f"{server.url}/equipment-profiles", kind="point")
    profile = re.search(r"profile=(\w+)", page.url)[1]
    form = {
        "profile": profile,
        "key": "browser",
        "subject": "Uusi selain",
        "kind": "version",
        "must": "must",
        "comparison": "at_least",
        "choices": "Firefox 150\r\nEdge 150",
        "measured": "no",
        "device": "no",
        "reason": NASTY,
    }
    bad = post(kaisa, f"{server.url}/equipment-requirement", **form | {"choices": ""})
    assert bad.status_code == 422 and "👋" in bad.text and "<script>alert" not in bad.text
    assert post(kaisa, f"{server.url}/equipment-requirement", **form).status_code == 200
    today = store.today()
    tomorrow = today + timedelta(1)
    values = {"profile": profile, "title": "Uusi", "source": ""}
    page = f"{server.url}/equipment-profile"
    assert post(kaisa, page, day="1.1.2020", **values).status_code == 422
    assert post(kaisa, page, day="huomenna", **values).status_code == 422
    assert post(kaisa, page, day=tomorrow.isoformat(), **values).status_code == 200
    assert kaisa.post(page, data=values | {"title": "x"}, timeout=60).status_code == 404, "fixed"
    transaction.begin()
    old, new = store.in_force(), store.in_force(day=tomorrow)
    assert old.id != new.id == profile
    assert rules.state_of(old, store.profiles(), tomorrow) == rules.FORMER
    assert any(each.key == "browser" for each in old.requirements), "the old one stays"
    noon = datetime.combine(today, datetime.min.time(), UTC) + timedelta(hours=10)
    TellOfProfile().run(noon)
    assert told(station.name) == []
    for days in (1, 2):
        TellOfProfile().run(noon + timedelta(days))
    assert told(station.name) == ["Uusi selain"]


def test_the_coordinator_sees_all_workstations(server, client, kuhmo, station):
    bad = GOOD | {"v-camera_rate": "15"}
    post(client("aino.lahti"), f"{server.url}/{POINT}/edit-equipment", room=station.key, **bad)
    session = client("kaisa.rantala")
    answer = session.get(f"{server.url}/equipment-overview", timeout=60)
    assert answer.status_code == 200 and len(answer.content) < 60_000
    page = unescape(answer.text)
    assert page.index(station.name) < page.index("Ei kirjattu</span><")
    assert "Kameran kuvataajuus" in page
    for odd in ("outcome=x&page=-1", "q=%00%ff", "outcome:list=fail"):
        url = f"{server.url}/equipment-overview?{odd}"
        assert session.get(url, timeout=60).status_code == 200
    export = session.get(f"{server.url}/equipment-export", timeout=60)
    rows = list(load_workbook(io.BytesIO(export.content)).active.iter_rows(values_only=True))
    assert [station.name, "Ei täytä"] in [[row[2], row[3]] for row in rows]
    assert rows[1][3] == "Ei täytä", "the worst first"
    page = client("hanna.pylkko").get(f"{server.url}/equipment-requirements", timeout=60)
    assert page.status_code == 200 and "768" in page.text
    assert session.get(f"{server.url}/equipment-profile?profile=x", timeout=60).status_code == 404
