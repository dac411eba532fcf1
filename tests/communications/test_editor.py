"""One part is written at a time; bad input is kept and explained, rivals are both heard."""

from etapalvelu.portal.communications import store
from html import unescape
from tests.communications.conftest import fields

import transaction

HTML = "<script>alert(1)</script><b>ä</b>"
ARABIC = "خدمة عن بعد"
EMOJI = "📣👩🏽‍💻"
LIGHT = 60_000


def rows(server, name="goals"):
    transaction.begin()
    return store.rows(server.portal.points.kuhmo["take-up-2026"], name)


def test_goals_are_written_and_errors_stand_beside_them(server, client, form, plan_url):
    session = client("leena.moilanen")
    url = f"{plan_url}/edit-part?part=goals"
    values = form(session, url)
    count = int(values["rows"])
    assert count == 6  # three rows and three blank ones
    bad = values | {"row-3-goal": HTML, "row-3-target": "paljon", "row-4-goal": "x" * 501}
    answer = session.post(url, data=bad)
    page = unescape(answer.text)
    assert answer.status_code == 422 and len(rows(server)) == 3
    assert 'id="row-3-target-error"' in page and "”paljon” ei ole tähän sopiva luku" in page
    assert 'value="paljon"' in page and HTML not in answer.text
    good = fields(answer.text) | {"row-3-target": "12,5", "row-4-goal": ARABIC + EMOJI}
    good["row-0-remove"] = "1"
    answer = session.post(url, data=good)
    assert answer.status_code == 200 and answer.url.startswith(plan_url)
    kept = rows(server)
    assert [row["goal"] for row in kept[2:]] == [HTML, ARABIC + EMOJI] and len(kept) == 4
    assert kept[2]["target"] == 12.5 and kept[0]["id"] == "t2"
    assert "<script>alert(1)" not in answer.text and ARABIC in answer.text


def test_two_who_write_at_once_are_both_heard(server, client, form, plan_url):
    first, second = client("leena.moilanen"), client("eero.kangas")
    url = f"{plan_url}/edit-part?part=goals"
    mine, theirs = form(first, url), form(second, url)
    second.post(url, data=theirs | {"row-0-goal": "Eeron tavoite", "row-1-goal": "Eeron toinen"})
    answer = first.post(url, data=mine | {"row-0-goal": "Leenan tavoite", "row-2-unit": "hlö"})
    page = unescape(answer.text)
    assert answer.status_code == 409
    assert "Eero Kangas tallensi muutoksia" in page and "Eeron tavoite" in page
    assert 'value="Leenan tavoite"' in page
    assert rows(server)[0]["goal"] == "Eeron tavoite"
    answer = first.post(url, data=fields(answer.text))
    assert answer.status_code == 200
    kept = rows(server)
    # Mine where both wrote, theirs where only they did, mine where only I did.
    assert [row["goal"] for row in kept[:2]] == ["Leenan tavoite", "Eeron toinen"]
    assert kept[2]["unit"] == "hlö"


def test_a_single_field_has_rivals_too(client, form, plan_url):
    first, second = client("leena.moilanen"), client("eero.kangas")
    url = f"{plan_url}/edit-part?part=budget"
    mine, theirs = form(first, url), form(second, url)
    assert second.post(url, data=theirs | {"budget_total": "900"}).status_code == 200
    answer = first.post(url, data=mine | {"budget_total": "2000"})
    assert answer.status_code == 409 and 'href="#budget_total"' in answer.text
    bad = fields(answer.text) | {"budget_total": "-5"}
    answer = first.post(url, data=bad)
    assert answer.status_code == 422 and 'id="budget_total-error"' in answer.text
    # Planned are 1100: over the 900 that stayed.
    assert "Budjetti ylittyy" in unescape(first.get(plan_url).text)


def test_an_action_with_all_it_can_have(server, client, form, plan_url):
    session = client("leena.moilanen")
    url = f"{plan_url}/edit-action"
    values = form(session, url)
    bad = values | {
        "action": "n" * 400,
        "date": "31.2.2026",
        "repeat": "weekly",
        "until": "1.1.2026",
        "times": "0",
        "cost": "ilmainen",
        "exceptions": "1.3.2026, eilen",
        "groups:list": ["g1", "no-such"],
        "channel": "Paikallisradio",
        "owner": "HANNA.pylkko@mikkeli.example",
    }
    answer = session.post(url, data=bad)
    page = unescape(answer.text)
    assert answer.status_code == 422 and len(answer.content) < LIGHT
    for name in ("date", "times", "cost", "exceptions"):
        assert f'id="{name}-error"' in page
    assert 'value="31.2.2026"' in page and 'value="ilmainen"' in page
    good = bad | {"date": "2.3.2026", "until": "30.3.2026", "times": "", "cost": "12,5"}
    good["exceptions"] = "9.3.2026"
    assert session.post(url, data=good).status_code == 200
    action = rows(server, "actions")[-1]
    assert action["channel"] == "local_radio" and action["groups"] == ["g1"]
    assert action["person"] == "hanna.pylkko" and action["owner"] == "Hanna Pylkkö"
    assert action["exceptions"][0].isoformat() == "2026-03-09"
    # A rival of one action.
    edit = f"{url}?id={action['id']}"
    mine, theirs = form(session, edit), form(session, edit)
    assert session.post(edit, data=theirs | {"action": "Toinen"}).status_code == 200
    answer = session.post(edit, data=mine | {"action": "Kolmas"})
    assert answer.status_code == 409 and "Toinen" in answer.text and "Kolmas" in answer.text
    assert session.post(edit, data=fields(answer.text)).status_code == 200
    assert rows(server, "actions")[-1]["action"] == "Kolmas"
    again = fields(session.get(edit).text)
    assert session.post(edit, data=again | {"remove": "1"}).status_code == 200
    assert len(rows(server, "actions")) == 7


def test_results_count_towards_the_goal(client, form, plan_url):
    session = client("leena.moilanen")
    url = f"{plan_url}/edit-results?id=a3"
    values = form(session, url)
    new = {"row-1-date": "15.3.2026", "row-1-value": "13", "row-1-note": "Toinen päivä"}
    assert session.post(url, data=values | new).status_code == 200
    assert "100 kävijää (67 %)" in unescape(session.get(plan_url).text)


def test_ten_thousand_rows_are_refused_in_a_light_page(server, client, form, plan_url):
    session = client("leena.moilanen")
    url = f"{plan_url}/paste-actions"
    token = form(session, url)
    answer = session.post(url, data=token | {"rows": "Toimi;1.2.2026;Esite;Minä;5\n" * 10000})
    page = unescape(answer.text)
    assert answer.status_code == 422 and len(answer.content) < LIGHT
    assert "enintään 300 toimea. Liitit 10000 riviä, ja tilaa on 293 riville" in page
    bad = session.post(url, data=token | {"rows": "Hyvä;1.2.2026\nHuono;1.1.1\n"})
    assert bad.status_code == 422 and "Huono;1.1.1" in bad.text and "Rivi 2" in bad.text
    assert len(rows(server, "actions")) == 7
    many = "".join(f"{n} {'ö' * 390}\t1.2.2027\tEsite\tAino Lahti\t5\n" for n in range(293))
    assert session.post(url, data=token | {"rows": many}).status_code == 200
    kept = rows(server, "actions")
    assert len(kept) == 300 and (kept[-1]["channel"], kept[-1]["person"]) == (
        "brochure",
        "aino.lahti",
    )
    for address in (
        plan_url,
        f"{plan_url}?actions-page=15",
        f"{plan_url}?action_plan-page=9",
        f"{server.url}/communication-calendar?month=2027-02",
        f"{server.url}/communication-calendar?month=2027-02&view=list",
        f"{plan_url}/edit-action",
    ):
        answer = session.get(address)
        assert answer.status_code == 200 and len(answer.content) < LIGHT, (
            address,
            len(answer.content),
        )
    odd = session.post(
        f"{plan_url}/edit-part?part=goals", data=token | {"rows": "10000", "row-0-goal": "x"}
    )
    assert odd.status_code == 422 and len(odd.content) < LIGHT
    full = session.post(f"{plan_url}/edit-action", data=token | {"action": "yksi liikaa"})
    assert full.status_code == 422 and len(rows(server, "actions")) == 300


def test_odd_addresses_and_forgeries(client, form, plan_url):
    session = client("leena.moilanen")
    for tail in (
        "edit-part?part=no",
        "edit-part?part:list=x",
        "edit-part",
        "edit-action?id=no",
        "edit-results?id=a1&id=a2",
        "?actions-page=-1",
        "?actions-page:list=x",
    ):
        assert session.get(f"{plan_url}/{tail}").status_code in (200, 400, 404), tail
    forged = session.post(f"{plan_url}/edit-part?part=goals", data={"rows": "0"})
    assert forged.status_code == 403
    assert client("aino.lahti").get(f"{plan_url}/edit-part?part=goals").status_code == 403
