"""The list of municipalities against itself and against independent lists."""

from collections import Counter
from datetime import date
from etapalvelu.portal.municipalities import rules
from pathlib import Path

import csv
import json
import os
import pytest

SAMPLES = Path(os.environ.get("ETAPALVELU_SAMPLES", Path(__file__).parents[3] / "shared/samples"))
TODAY = date(2026, 11, 24)


def sample(name):
    path = SAMPLES / name
    if not path.exists():
        pytest.skip(f"NOT COMPARED: {path} is missing; set ETAPALVELU_SAMPLES to its folder")
    return path


def test_counts_of_2026():
    now = rules.in_force(TODAY)
    assert len(now) == 308
    languages = Counter(each.languages for each in now)
    assert languages == {("fi",): 259, ("fi", "sv"): 33, ("sv",): 16}
    assert len({each.region.code for each in now}) == 19
    assert {each.region.fi for each in now if each.languages == ("sv",)} == {"Ahvenanmaa"}


@pytest.mark.parametrize(
    ("year", "count"),
    [(2015, 317), (2016, 313), (2017, 311), (2020, 310), (2021, 309), (2025, 308)],
)
def test_mergers_give_the_official_number_of_each_year(year, count):
    assert len(rules.in_force(date(year, 1, 1))) == count


def test_names_are_unique_and_every_ended_one_leads_to_a_living_one():
    everyone = rules.municipalities().values()
    assert all(len(each.code) == 3 and each.code.isdecimal() for each in everyone)
    assert len({each.fi for each in everyone}) == len(everyone)
    for each in everyone:
        assert (each.ended is None) == (each.successor == "")
        assert rules.current(each, TODAY).in_force(TODAY)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("091", "091"),
        ("91", "091"),
        ("helsinki", "091"),
        (" HELSINGFORS ", "091"),
        ("Närpes", "545"),
        ("Pedersören  kunta", "599"),
        ("Honkajoki", "099"),
        ("Sund", "771"),
    ],
)
def test_found_by_code_and_by_either_name(text, code):
    assert rules.find(text).code == code


@pytest.mark.parametrize("text", ["", "  ", "Tukholma", "999", "Helsinkiä", "1000"])
def test_unknown_is_not_found(text):
    assert rules.find(text) is None


def test_merged_ones_lead_to_their_successor():
    assert rules.current(rules.find("Valtimo"), TODAY).fi == "Nurmes"
    assert rules.current(rules.find("099"), TODAY).fi == "Kankaanpää"
    assert rules.current(rules.find("Pertunmaa"), TODAY).fi == "Mäntyharju"
    assert rules.current(rules.find("Pertunmaa"), date(2024, 12, 31)).fi == "Pertunmaa"


def test_agrees_with_the_postal_list_of_2024():
    path = sample("municipalities/municipalities_from_posti_20240413.csv")
    with path.open(encoding="utf-8") as source:
        theirs = {row["code"]: row for row in csv.DictReader(source)}
    ours = {each.code: each for each in rules.in_force(date(2024, 4, 13))}
    assert ours.keys() == theirs.keys()
    assert {code for code in ours if ours[code].fi != theirs[code]["name_fi"]} == set()
    # Posti writes Koski's Finnish name in both columns.
    assert {code for code in ours if ours[code].sv != theirs[code]["name_sv"]} == {"284"}
    regions = {(ours[code].region.fi, theirs[code]["region_fi"]) for code in ours}
    assert {pair for pair in regions if pair[0] != pair[1]} == {("Uusimaa", "Helsinki-Uusimaa")}


def test_agrees_with_the_service_catalogue_codes():
    theirs = json.loads(sample("ptv/codes-municipality.json").read_text(encoding="utf-8"))
    for entry in theirs:
        names = {name["language"]: name["value"] for name in entry["names"]}
        for name in names.values():
            assert rules.find(name).code == entry["code"]
        assert rules.municipalities()[entry["code"]].name("sv") == names["sv"]
