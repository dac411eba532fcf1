"""What equipment is worth, and which profile holds."""

from datetime import date
from datetime import timedelta
from etapalvelu.portal.equipment import rules
from etapalvelu.portal.equipment.rules import Requirement
from etapalvelu.portal.roomchecks.rules import FAIL
from etapalvelu.portal.roomchecks.rules import PASS
from etapalvelu.portal.roomchecks.rules import UNMEASURED
from etapalvelu.portal.roomchecks.rules import WARN
from hypothesis import given
from hypothesis import strategies as st
from types import SimpleNamespace

import math
import pytest

SPEED = Requirement("up", "Kaista", "number", limit=384.0, recommended=768.0, measured="up")
RATE = Requirement("rate", "Kuvataajuus", "number", limit=30.0)
BROWSER = Requirement("b", "Selain", "version", choices=("Firefox 128", "Edge 126.0.1"))
SYSTEM = Requirement("os", "Käyttöjärjestelmä", "choice", choices=("Windows 11", "Linux"))
PRINTER = Requirement("p", "Tulostin", must=False)
SOUND = Requirement("s", "Ääni")
DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("requirement", "value", "outcome"),
    [
        (SPEED, 768.0, PASS),
        (SPEED, 384.0, WARN),
        (SPEED, 383.9, FAIL),
        (RATE, 29.0, FAIL),
        (RATE, math.nan, UNMEASURED),
        (RATE, math.inf, UNMEASURED),
        (RATE, True, UNMEASURED),
        (RATE, "30", UNMEASURED),
        (BROWSER, "Firefox 128", PASS),
        (BROWSER, "firefox 140.0.2", PASS),
        (BROWSER, "Firefox 9", FAIL),
        (BROWSER, "Edge 126.0", FAIL),
        (BROWSER, "Edge 126.0.1 (64-bit)", FAIL),
        (BROWSER, "Edge 126.0.1", PASS),
        (BROWSER, "Internet Explorer 11", FAIL),
        (BROWSER, "Firefox", FAIL),
        (BROWSER, "Firefox " + "9" * 400, PASS),
        (SYSTEM, "windows  11", PASS),
        (SYSTEM, "Windows 7", FAIL),
        (SYSTEM, "", UNMEASURED),
        (PRINTER, False, WARN),
        (PRINTER, True, PASS),
        (SOUND, False, FAIL),
        (SOUND, None, UNMEASURED),
    ],
)
def test_the_outcome_follows_from_the_requirement(requirement, value, outcome):
    assert rules.judge(requirement, value) == outcome


@given(st.text(max_size=400))
def test_any_text_is_judged(text):
    for requirement in (BROWSER, SYSTEM):
        assert rules.judge(requirement, text) in (PASS, FAIL, UNMEASURED)


@given(st.lists(st.integers(0, 10**8), min_size=1, max_size=8))
def test_a_version_is_as_good_as_itself_and_worse_than_the_next(numbers):
    text = ".".join(map(str, numbers))
    asked = Requirement("v", "v", "version", choices=(f"X {text}",))
    assert rules.judge(asked, f"X {text}") == PASS
    higher = ".".join(map(str, (numbers[0] + 1, *numbers[1:])))
    assert rules.judge(asked, f"X {higher}") == PASS
    assert rules.judge(Requirement("v", "v", "version", choices=(f"X {higher}",)), f"X {text}") == (
        FAIL
    )


@given(st.lists(st.tuples(st.sampled_from(["point", "expert"]), st.integers(-50, 50)), max_size=9))
def test_at_most_one_profile_of_a_kind_holds_on_a_day(rows):
    profiles = [
        SimpleNamespace(id=str(number), kind=kind, valid_from=DAY + timedelta(days))
        for number, (kind, days) in enumerate(dict.fromkeys(rows))
    ] + [SimpleNamespace(id="draft", kind="point", valid_from=None)]
    for kind in ("point", "expert"):
        states = [rules.state_of(p, profiles, DAY) for p in profiles if p.kind == kind]
        begun = [p for p in profiles if p.kind == kind and p.valid_from and p.valid_from <= DAY]
        assert states.count(rules.IN_FORCE) == bool(begun)


def test_the_newest_speed_test_tells_the_speed():
    test = rules.SpeedTest(DAY, 500.0, 900.0, "x")
    station = rules.Station("A", {}, {}, (test,))
    assert rules.value_of(SPEED, station) == 500.0
    assert rules.judged([SPEED], None) == [(SPEED, None, UNMEASURED)]


def test_only_what_is_worse_than_before_is_told():
    station = rules.Station("A", {"rate": 30.0, "p": False, "b": "Firefox 128"}, {})
    stricter = Requirement("rate", "Kuvataajuus", "number", limit=60.0)
    newer = Requirement("b", "Selain", "version", choices=("Firefox 140",))
    after = [stricter, PRINTER, newer, SOUND]
    assert rules.worse([RATE, PRINTER, BROWSER], after, station) == ["Kuvataajuus", "Selain"]
    assert rules.worse([], [RATE], station) == []


def test_the_profile_that_began_last_holds():
    old, new, coming = (
        SimpleNamespace(id=name, kind="point", valid_from=DAY + timedelta(days))
        for name, days in (("old", -90), ("new", 0), ("coming", 1))
    )
    found = [coming, old, new]
    assert rules.in_force(found, "point", DAY) is new
    assert rules.in_force(found, "point", DAY - timedelta(1)) is old
    assert [rules.state_of(each, found, DAY) for each in found] == ["coming", "former", "in_force"]
