"""Imports into the registers: compared, validated, written whole or not at all."""

from etapalvelu.portal.core.registers import engine
from etapalvelu.portal.core.registers.interfaces import IRegister
from etapalvelu.portal.core.tables.csvfile import write_csv
from etapalvelu.portal.core.tables.model import TableError
from etapalvelu.portal.core.tables.read import read_table
from etapalvelu.portal.servicepoints.interfaces import IServicePoint
from pathlib import Path
from plone import api
from zope.component import getGlobalSiteManager
from zope.component import getUtility
from zope.lifecycleevent.interfaces import IObjectAddedEvent

import os
import pytest

SAMPLES = Path(os.environ.get("ETAPALVELU_SAMPLES", Path(__file__).parents[3] / "shared/samples"))
HEADINGS = ("Nimi", "Kunta", "Katuosoite", "Postinumero", "Postitoimipaikka", "Aukioloajat")


@pytest.fixture()
def portal(integration, login):
    login("kaisa.rantala")
    return integration["portal"]


def planned(rows, headings=HEADINGS, register="points"):
    table = read_table("pisteet.csv", write_csv(headings, rows))
    return getUtility(IRegister, register)().plan(table)


def point(name, municipality="Nurmes", street="Kirkkokatu 14", code="75500", hours="ma-pe 9-16"):
    return name, municipality, street, code, "Nurmes", hours


def test_new_points_are_made_and_known_again(portal):
    plan = planned([point("Nurmeksen piste"), point("Valtimon piste", "Valtimo")])
    engine.apply(plan)
    assert plan.counts() == {"created": 2, "updated": 0, "unchanged": 0, "refused": 0}
    made = portal["points"]["valtimon-piste"]
    # Valtimo has been a part of Nurmes since 2020.
    assert (made.municipality, made.postal_code) == ("541", "75500")
    assert made.opening_hours[0]["opens"] == "09:00"
    assert api.content.get_state(made) == "preparing"
    again = planned([point("Nurmeksen piste"), point("VALTIMON PISTE", "541", hours="")])
    assert [(change.kind, [f.name for f in change.fields]) for change in again.changes] == [
        ("unchanged", []),
        ("updated", ["title", "opening_hours"]),
    ]


def test_only_the_columns_of_the_file_change(portal):
    kuhmo = portal["points"]["kuhmo"]
    before = (kuhmo.title, kuhmo.email, kuhmo.opening_hours)
    plan = planned([("kuhmo", kuhmo.title, "+358 00 000 9999")], ("Tunniste", "Nimi", "Puhelin"))
    engine.apply(plan)
    assert plan.counts()["updated"] == 1
    assert (kuhmo.title, kuhmo.email, kuhmo.opening_hours) == before
    assert kuhmo.phone == "+358 00 000 9999"
    (brain,) = api.content.find(portal_type="ServicePoint", id="kuhmo")
    assert brain.listing["phone"] == "+358 00 000 9999"


def test_faulty_rows_are_told_by_row_and_field_and_the_others_saved(portal):
    plan = planned(
        [
            point("Hyvä piste"),
            point("Outo kunta", "Tukholma"),
            point("", code="7550"),
            point("Väärät ajat", hours="ma-pe 16-9"),
            point("Toinen hyvä", "Kuhmo"),
        ]
    )
    engine.apply(plan)
    assert plan.counts() == {"created": 2, "updated": 0, "unchanged": 0, "refused": 3}
    assert [(f.row, f.field, f.problem.msgid) for f in plan.all_findings()] == [
        (3, "Kunta", "import_no_municipality"),
        (4, "Nimi", "import_required"),
        (5, "Aukioloajat", "problem_hours_span_inverted"),
    ]
    assert {"hyva-piste", "toinen-hyva"} <= set(portal["points"])
    assert not {"outo-kunta", "vaarat-ajat"} & set(portal["points"])


def test_a_row_tells_all_its_faults(portal):
    headings = (*HEADINGS, "Sähköposti", "Verkkosivu", "Esteettömyys", "Tila")
    faulty = point("Piste", "Tukholma", code="MK42 9AP", hours="joskus")
    plan = planned([(*faulty, "ei osoite", "javascript:alert(1)", "lentävä", "ehkä")], headings)
    assert {finding.field for finding in plan.all_findings()} == {
        "Kunta",
        "Postinumero",
        "Aukioloajat",
        "Sähköposti",
        "Verkkosivu",
        "Esteettömyys",
        "Tila",
    }


def test_the_same_record_twice_in_a_file(portal):
    plan = planned([point("Sama"), point("Muu"), point("sama")])
    assert [str(finding) for finding in plan.all_findings()] == [
        "pisteet.csv, row 4: Row 2 has the same record."
    ]


def test_an_error_in_the_middle_leaves_no_half_of_a_record(portal):
    def break_down(content, event):
        if content.title == "Rikkova piste":
            raise RuntimeError("after the content is in its folder and in the catalog's queue")

    manager = getGlobalSiteManager()
    manager.registerHandler(break_down, (IServicePoint, IObjectAddedEvent))
    groups = {group["id"] for group in portal.acl_users.searchGroups()}
    try:
        plan = planned([point("Eka piste"), point("Rikkova piste"), point("Vika piste")])
        engine.apply(plan)
    finally:
        manager.unregisterHandler(break_down, (IServicePoint, IObjectAddedEvent))
    assert [change.kind for change in plan.changes] == ["created", "refused", "created"]
    assert [finding.problem.msgid for finding in plan.all_findings()] == ["import_failed"]
    assert {"eka-piste", "vika-piste"} <= set(portal["points"])
    assert "rikkova-piste" not in portal["points"]
    catalog = api.portal.get_tool("portal_catalog")
    assert {b.Title for b in catalog(portal_type="ServicePoint")} >= {"Eka piste", "Vika piste"}
    assert not catalog.unrestrictedSearchResults(Title="Rikkova")
    made = {group["id"] for group in portal.acl_users.searchGroups()} - groups
    owners = {group.partition(".")[0] for group in made}
    assert owners == {
        api.content.get_uuid(portal["points"][i]) for i in ("eka-piste", "vika-piste")
    }


def test_nobody_imports_over_what_he_may_not_edit(portal, login):
    login("aino.lahti")
    title = portal["points"]["kuhmo"].title
    plan = planned([("kuhmo", title, "029 1")], ("Tunniste", "Nimi", "Puhelin"))
    assert [finding.problem.msgid for finding in plan.all_findings()] == ["import_not_allowed"]


def test_a_file_of_something_else_is_refused(portal):
    with pytest.raises(TableError) as refusal:
        planned([("x", "y")], ("Rekisterinumero", "Merkki"))
    assert refusal.value.problem.msgid == "import_no_title_column"


def test_services_and_contacts_find_their_organisation(portal):
    services = planned(
        [
            ("Verohallinto", "Uusi neuvonta", "fi, SV", "phone: Neuvonta (029 123)"),
            ("Skatteförvaltningen", "Uusi neuvonta", "fi", ""),
            ("Olematon", "Toinen", "fi", "Puhelin"),
        ],
        ("Palveluntuottaja", "Nimi", "Palvelukielet", "Palvelukanavat"),
        "services",
    )
    engine.apply(services)
    assert [(f.row, f.field, f.problem.msgid) for f in services.all_findings()] == [
        (3, "", "import_repeated"),
        (4, "Palveluntuottaja", "import_no_organisation"),
        (4, "Palvelukanavat", "import_bad_channel"),
    ]
    made = portal["providers"]["verohallinto"]["uusi-neuvonta"]
    assert (made.service_languages, made.channels[0]["kind"]) == (["fi", "sv"], "phone")
    contacts = planned(
        [("kuhmo", "Testi Henkilö", "testi.henkilo@kuhmo.example")],
        ("Organisaatio", "Nimi", "Sähköposti"),
        "contacts",
    )
    engine.apply(contacts)
    assert portal["points"]["kuhmo"]["testi-henkilo"].email == "testi.henkilo@kuhmo.example"


def test_a_state_and_an_id_of_ones_own(portal):
    row = ("oma-tunnus", *point("Oma piste"), "Toiminnassa")
    plan = planned([row, ("../hupsu", *point("Hupsu"), "")], ("Tunniste", *HEADINGS, "Tila"))
    engine.apply(plan)
    assert api.content.get_state(portal["points"]["oma-tunnus"]) == "active"
    assert [finding.problem.msgid for finding in plan.all_findings()] == ["import_bad_id"]


@pytest.mark.skipif(
    not (SAMPLES / "places-manager").exists(),
    reason="NOT READ: set ETAPALVELU_SAMPLES to the folder that has places-manager",
)
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("register-offices.csv", 174),
        ("utf-8-bom.csv", 1),
        ("windows-1252.csv", 1),
        ("utf-16le.csv", 1),
        ("good_csv_with_lat_lng.csv", 1),
        ("council-tax-valuation-offices.csv", 1),
    ],
)
def test_offices_of_another_country_are_refused_row_by_row(portal, name, rows):
    before = set(portal["points"])
    table = read_table(name, (SAMPLES / "places-manager" / name).read_bytes())
    plan = getUtility(IRegister, "points")().plan(table)
    engine.apply(plan)
    assert plan.counts() == {"created": 0, "updated": 0, "unchanged": 0, "refused": rows}
    assert set(portal["points"]) == before
    told = {(f.row, f.field) for f in plan.all_findings()}
    assert {(row.number, "town") for row in table.rows} <= told
    assert {(row.number, "postcode") for row in table.rows if row.cells["postcode"]} <= told
