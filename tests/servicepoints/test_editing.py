"""Editing a point over HTTP: who may, what is refused, and two managers at once."""

from plone import api
from tests.servicepoints import pages

import pytest
import transaction

EDIT = "points/kuhmo/edit"
HOURS = "points/kuhmo/edit-hours"


@pytest.fixture()
def eero(client):
    return client("eero.kangas")


@pytest.fixture()
def kaisa(client):
    return client("kaisa.rantala")


@pytest.fixture()
def stored(server):
    def read(name):
        transaction.begin()
        return getattr(server.portal["points"]["kuhmo"], name)

    return read


def opened(session, server, path=EDIT):
    return pages.fields(pages.page(session.get(f"{server.url}/{path}", timeout=60)))


@pytest.mark.parametrize(
    "user_id", ["outi.laitinen", "aino.lahti", "leena.moilanen", "riikka.heino", "veikko.aalto"]
)
def test_nobody_else_edits_a_point(server, client, eero, stored, user_id):
    filled = opened(eero, server)
    hours = opened(eero, server, HOURS)
    other = client(user_id)
    for path in (EDIT, HOURS):
        answer = other.get(f"{server.url}/{path}", allow_redirects=False, timeout=60)
        assert answer.status_code in (302, 401, 403, 404), path
        assert "Esimerkkikatu" not in answer.text
    pages.save(other, f"{server.url}/{EDIT}", filled, **{"form.widgets.phone": "029 666"})
    pages.save(other, f"{server.url}/{HOURS}", hours, "save", **{"mon-0-opens": "01:00"})
    assert stored("phone") != "029 666"
    assert "01:00" not in {row["opens"] for row in stored("opening_hours")}


def test_the_manager_edits_his_point_but_not_its_state(server, eero, stored):
    answer = pages.save(
        eero, f"{server.url}/{EDIT}", opened(eero, server), **{"form.widgets.phone": "029 123"}
    )
    assert answer.status_code == 302
    assert stored("phone") == "029 123"
    eero.post(
        f"{server.url}/points/kuhmo/content_status_modify",
        data={"workflow_action": "close"},
        timeout=60,
    )
    transaction.begin()
    assert api.content.get_state(server.portal["points"]["kuhmo"]) == "active"


def test_errors_stand_beside_their_fields_and_what_was_typed_stays(server, eero, stored):
    before = stored("phone")
    typed = {
        "form.widgets.phone": "soita",
        "form.widgets.email": "kuhmo",
        "form.widgets.website": "javascript:alert(1)",
        "form.widgets.postal_code": "8890x",
        "form.widgets.opening_hours.0.widgets.opens": "25:00",
        "form.widgets.street_address": "Pysyy 1",
    }
    answer = pages.save(eero, f"{server.url}/{EDIT}", opened(eero, server), **typed)
    document = pages.page(answer)
    again = dict(pages.fields(document))
    assert {name: again[name] for name in typed} == typed
    errors = document.cssselect("[data-error-summary] a")
    assert len(errors) == 5
    for error in errors:
        assert document.get_element_by_id(error.get("href")[1:]) is not None
    wrong = document.cssselect("#formfield-form-widgets-phone .invalid-feedback")
    assert pages.words(wrong[0]).startswith("Kirjoita puhelinnumero")
    assert stored("phone") == before


@pytest.mark.parametrize(
    ("opens", "closes", "sentence"),
    [("16:00", "09:00", "16:00"), ("11:00", "14:00", "11:00-14:00")],
)
def test_impossible_hours_are_refused(server, eero, stored, opens, closes, sentence):
    before = stored("opening_hours")
    changed = {
        "form.widgets.opening_hours.0.widgets.opens": opens,
        "form.widgets.opening_hours.0.widgets.closes": closes,
    }
    answer = pages.save(eero, f"{server.url}/{EDIT}", opened(eero, server), **changed)
    assert sentence in pages.words(pages.page(answer).cssselect("[data-error-summary]")[0])
    assert stored("opening_hours") == before


def test_the_second_manager_is_told_and_nothing_is_lost(server, eero, kaisa, stored):
    first, second = opened(eero, server), opened(kaisa, server)
    changed = {"form.widgets.phone": "029 111", "form.widgets.street_address": "Uusi katu 1"}
    assert pages.save(eero, f"{server.url}/{EDIT}", first, **changed).status_code == 302
    changed = {"form.widgets.phone": "029 222", "form.widgets.post_office": "Lentiira"}
    document = pages.page(pages.save(kaisa, f"{server.url}/{EDIT}", second, **changed))
    assert stored("phone") == "029 111"
    notice = pages.words(document.cssselect(".alert-warning")[0])
    assert "Eero Kangas" in notice
    assert "Puhelin: tallennettu arvo029 111" in notice
    assert "Katuosoite: Uusi katu 1" in notice
    shown = pages.fields(document)
    assert dict(shown)["form.widgets.phone"] == "029 222"
    assert dict(shown)["form.widgets.post_office"] == "Lentiira"
    assert dict(shown)["form.widgets.street_address"] == "Uusi katu 1"
    assert pages.save(kaisa, f"{server.url}/{EDIT}", shown).status_code == 302
    assert [stored(name) for name in ("phone", "street_address", "post_office")] == [
        "029 222",
        "Uusi katu 1",
        "Lentiira",
    ]


def test_changed_hours_meet_in_the_big_form_too(server, eero, kaisa, stored):
    first, second = opened(eero, server), opened(kaisa, server)
    changed = {"form.widgets.opening_hours.0.widgets.opens": "08:00"}
    pages.save(eero, f"{server.url}/{EDIT}", first, **changed)
    document = pages.page(pages.save(kaisa, f"{server.url}/{EDIT}", second))
    assert dict(pages.fields(document))["form.widgets.opening_hours.0.widgets.opens"] == "08:00"
    pages.save(kaisa, f"{server.url}/{EDIT}", pages.fields(document))
    assert stored("opening_hours")[0]["opens"] == "08:00"


def test_the_same_change_by_two_is_no_conflict(server, eero, kaisa, stored):
    first, second = opened(eero, server), opened(kaisa, server)
    changed = {"form.widgets.phone": "029 111"}
    pages.save(eero, f"{server.url}/{EDIT}", first, **changed)
    assert pages.save(kaisa, f"{server.url}/{EDIT}", second, **changed).status_code == 302


def test_the_quick_page_saves_the_week_and_keeps_limited_and_past_rows(server, eero, stored):
    point = server.portal["points"]["kuhmo"]
    from datetime import date

    limited = {"day": "mon", "opens": "10:00", "closes": "11:00",
               "valid_from": date(2026, 6, 1), "valid_to": date(2026, 8, 31)}  # fmt: skip
    past = {"date": date(2020, 1, 1), "until": None, "opens": "", "closes": "", "reason": "Vanha"}
    point.opening_hours = [*point.opening_hours, limited]
    point.exceptions = [past]
    transaction.commit()
    filled = opened(eero, server, HOURS)
    changed = {"sat-0-opens": "10", "sat-0-closes": "14.00"}
    document = pages.page(pages.save(eero, f"{server.url}/{HOURS}", filled, "save", **changed))
    assert dict(pages.fields(document))["sat-0-opens"] == "10"
    assert document.cssselect("#error-sat")
    changed = {"sat-0-opens": "10.00", "x-0-date": "2027-02-01", "x-0-reason": "Koulutus"}
    answer = pages.save(eero, f"{server.url}/{HOURS}", pages.fields(document), "save", **changed)
    assert answer.status_code == 302
    saturday = [row for row in stored("opening_hours") if row["day"] == "sat"]
    assert [(row["opens"], row["closes"]) for row in saturday] == [("10.00", "14.00")]
    assert limited in stored("opening_hours")
    assert [row["reason"] for row in stored("exceptions")] == ["Vanha", "Koulutus"]


def test_monday_is_copied_without_saving(server, eero, stored):
    before = stored("opening_hours")
    filled = opened(eero, server, HOURS)
    answer = pages.save(eero, f"{server.url}/{HOURS}", filled, "copy", **{"mon-0-opens": "07:30"})
    again = dict(pages.fields(pages.page(answer)))
    assert {again[f"{day}-0-opens"] for day in ("mon", "tue", "wed", "thu", "fri")} == {"07:30"}
    assert again["sat-0-opens"] == ""
    assert stored("opening_hours") == before


def test_two_managers_on_the_quick_page(server, eero, kaisa, stored):
    first, second = opened(eero, server, HOURS), opened(kaisa, server, HOURS)
    pages.save(eero, f"{server.url}/{HOURS}", first, "save", **{"mon-0-opens": "08:00"})
    answer = pages.save(kaisa, f"{server.url}/{HOURS}", second, "save", **{"fri-0-closes": "12:00"})
    document = pages.page(answer)
    notice = pages.words(document.cssselect(".alert-warning")[0])
    assert "Eero Kangas" in notice
    assert "ma 8-11.30 12.15-15.30" in notice
    assert dict(pages.fields(document))["fri-0-closes"] == "12:00"
    assert stored("opening_hours")[0]["opens"] == "08:00"


@pytest.mark.parametrize("name", ["mon-x-opens", "mon-99999-opens", "x-1-date:records", "mon"])
def test_odd_fields_on_the_quick_page_are_no_error(server, eero, name):
    filled = opened(eero, server, HOURS)
    answer = pages.save(eero, f"{server.url}/{HOURS}", filled, "save", **{name: "1"})
    assert answer.status_code == 302


def test_the_quick_page_asks_for_the_token_of_its_form(server, eero, stored):
    before = stored("opening_hours")
    filled = [(key, value) for key, value in opened(eero, server, HOURS) if key != "_authenticator"]
    changed = {"mon-0-opens": "01:00"}
    answer = pages.save(eero, f"{server.url}/{HOURS}", filled, "save", **changed)
    assert answer.status_code == 403
    assert stored("opening_hours") == before


@pytest.mark.parametrize(
    "change",
    [
        {"website": "javascript:alert(1)"},
        {"phone": "soita"},
        {"opening_hours": [{"day": "mon", "opens": "16:00", "closes": "09:00",
                            "valid_from": None, "valid_to": None}]},
    ],
)  # fmt: skip
def test_programs_meet_the_same_checks(server, eero, stored, change):
    before = stored(next(iter(change)))
    answer = eero.patch(
        f"{server.url}/points/kuhmo",
        json=change,
        headers={"Accept": "application/json"},
        timeout=60,
    )
    assert answer.status_code == 400, answer.text
    assert stored(next(iter(change))) == before
