"""Plans begin from a copy; plans of the portal's first form are brought along."""

from datetime import date
from etapalvelu.portal.communications import setup
from etapalvelu.portal.communications import store
from html import unescape
from lxml import html
from plone import api
from plone.app.textfield.value import RichTextValue

import requests
import transaction

FIRST_FORM = {
    "target_groups": [{"group": "Kunnan henkilöstö", "need": "Mitä vastaan"}],
    "goals": [{"goal": "Tieto leviää", "metric": "Osuus"}],
    "actions": [
        {
            "action": "Juttu",
            "date": date(2026, 2, 5),
            "channel": "Paikallislehti",
            "owner": "Viestintäsihteeri",
            "cost": 10.0,
        },
        {"action": "Taulu", "date": None, "channel": "Huoneentaulu", "owner": None, "cost": None},
    ],
    "core_messages": RichTextValue(
        "<p>Palvelu &amp; aika.</p><ul><li>Matka <b>jää</b> pois</li></ul>"
    ),
    "follow_up": RichTextValue("<p>Neljännes<br/>vuosittain</p>"),
    "budget": None,
    "action_plan": RichTextValue("<p>Ensin henkilöstö.</p>"),
}


def options(page, name="source"):
    found = html.fromstring(page).xpath(f"//select[@name='{name}']//option")
    return {" ".join(option.text_content().split()): option.get("value") for option in found}


def test_a_copy_of_the_template_moves_its_days(server, client, form):
    session = client("outi.laitinen")
    url = f"{server.url}/points/mikkeli/new-plan"
    page = session.get(url).text
    choices = options(page)
    template = next(
        uid for title, uid in choices.items() if title.startswith("Viestintäsuunnitelman")
    )
    assert not any("Kuhmo" in title for title in choices)
    # The template itself stays where it is.
    path = f"{server.url}/organisations/lupa-ja-valvontavirasto/template"
    assert session.get(path).status_code in (401, 403, 404)
    values = form(session, url) | {"title": "Mikkeli <b>2027</b>", "source": template}
    bad = session.post(url, data=values | {"first_day": "30.2.2027"})
    assert bad.status_code == 422 and "Mikkeli &lt;b&gt;2027" in bad.text
    answer = session.post(url, data=values | {"first_day": "11.1.2027"})
    assert answer.status_code == 200 and "12.1.2026" not in answer.text
    page = unescape(answer.text)
    assert "11.1.2027" in page and "13.1.2027" in page and "Kunnan henkilöstö" in page
    transaction.begin()
    copy = server.portal.points.mikkeli["mikkeli-b-2027-b"]
    assert api.content.get_state(copy) == "draft" and not copy.national_template
    assert copy.evaluations[0]["date"] == date(2026, 6, 15).replace(year=2027, day=14)
    # What the plan of another organisation says cannot be had by naming it.
    foreign = api.content.get_uuid(server.portal.points.kuhmo["take-up-2026"])
    answer = session.post(url, data=values | {"source": foreign, "first_day": ""})
    assert answer.status_code == 422 and "Huoneentaulu kaikkiin" not in answer.text


def test_an_own_older_plan_is_copied_without_what_happened(server, client, form):
    session = client("leena.moilanen")
    plan = server.portal.points.kuhmo["take-up-2026"]
    url = f"{server.url}/points/kuhmo/new-plan"
    values = form(session, f"{url}?source={api.content.get_uuid(plan)}")
    assert values["source"] == api.content.get_uuid(plan)
    session.post(url, data=values | {"title": "Kuhmo 2027", "first_day": "19.1.2027"})
    transaction.begin()
    copy = server.portal.points.kuhmo["kuhmo-2027"]
    actions = store.rows(copy, "actions")
    assert actions[0]["date"] == date(2027, 1, 19) and actions[6]["exceptions"] == [
        date(2027, 12, 6)
    ]
    assert {a["status"] for a in actions} == {"planned"} and not any(a["results"] for a in actions)
    assert not any(a["spent"] for a in actions) and copy.evaluations[0]["findings"] is None
    assert [a.get("after") for a in actions][:3] == [None, "a1", "a2"]


def test_plans_of_the_first_form_survive(server, client):
    transaction.begin()
    plan = server.portal.points.kuhmo["take-up-2026"]
    for name in ("basic_messages", "evaluations", "resources", "budget_total", "lead"):
        plan.__dict__.pop(name, None)
    for name, value in FIRST_FORM.items():
        setattr(plan, name, value)
    transaction.commit()
    session = client("leena.moilanen")
    url = plan.absolute_url()
    # Before the upgrade they can be read, written on and downloaded already.
    for tail in ("", "/edit-part?part=goals", "/edit-part?part=core_messages", "/plan-docx"):
        assert session.get(url + tail).status_code == 200, tail
    transaction.begin()
    setup.prepare()
    transaction.commit()
    assert plan.core_messages == "Palvelu & aika.\n\nMatka jää pois"
    assert plan.follow_up == "Neljännes\n\nvuosittain" and plan.budget is None
    assert plan.target_groups[0]["group"] == "municipal_staff"
    assert [a["channel"] for a in plan.actions] == ["local_paper", "Huoneentaulu"]
    assert plan.actions[0]["owner"] == "Viestintäsihteeri" and plan.actions[0]["id"]
    before = list(plan.actions)
    setup.prepare()
    assert plan.actions == before
    page = unescape(session.get(url).text)
    assert "Paikallislehti" in page and "Neljännes" in page and "Juttu" in page


def test_rest_reads_and_writes_rows(client, server, plan_url):
    session = client("leena.moilanen")
    json = {"Accept": "application/json"}
    assert len(session.get(plan_url, headers=json).json()["actions"]) == 7

    def patch(**values) -> requests.Response:
        return session.patch(plan_url, json=values, headers=json)

    assert patch(goals=[{"goal": "Uusi", "evil": "x"}]).status_code == 204
    transaction.begin()
    assert "evil" not in server.portal.points.kuhmo["take-up-2026"].goals[0]
    assert patch(goals=[{"goal": "x"}] * 101).status_code == 400
    assert patch(actions=[{"action": "x"}] * 10000).status_code == 400
    assert patch(actions=[{"action": "x", "date": "eilen"}]).status_code == 400
    assert patch(actions=[{"action": "x", "status": "no"}]).status_code == 400
    assert session.get(plan_url).status_code == 200
