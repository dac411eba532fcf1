"""Outcomes, validity, and what became of a place between two assessments."""

from dataclasses import replace
from datetime import date
from datetime import timedelta
from etapalvelu.portal.roomchecks import rules
from etapalvelu.portal.roomchecks.rules import FAIL
from etapalvelu.portal.roomchecks.rules import PASS
from etapalvelu.portal.roomchecks.rules import UNMEASURED
from etapalvelu.portal.roomchecks.rules import WARN
from etapalvelu.portal.roomchecks.rules import Criterion
from hypothesis import given
from hypothesis import strategies as st

import math
import pytest

ROOMS = Criterion("Vaimennus viereisiin", "at_least", 44.0, 40.0, "dB")
NOISE = Criterion("Taustamelu", "at_most", 35.0, 38.0, "dB")
HELP = Criterion("Apua saa paikaltaan")
DAY = date(2026, 11, 25)
numbers = st.floats(0, 1e9)


@pytest.mark.parametrize(
    ("criterion", "measured", "outcome"),
    [
        (ROOMS, 44.0, PASS),
        (ROOMS, 43.9, WARN),
        (ROOMS, 40.0, WARN),
        (ROOMS, 39.9, FAIL),
        (replace(ROOMS, warning=None), 43.9, FAIL),
        (replace(ROOMS, warning=None, recommended=True), 10.0, WARN),
        (NOISE, 35.0, PASS),
        (NOISE, 36.0, WARN),
        (NOISE, 38.1, FAIL),
        (HELP, True, PASS),
        (HELP, False, FAIL),
        (replace(HELP, recommended=True), False, WARN),
        (ROOMS, None, UNMEASURED),
        (HELP, None, UNMEASURED),
        (ROOMS, math.nan, UNMEASURED),
        (ROOMS, math.inf, UNMEASURED),
        (replace(ROOMS, limit=None), 50.0, UNMEASURED),
    ],
)
def test_the_outcome_follows_from_the_limits(criterion, measured, outcome):
    assert rules.judge(criterion, measured) == outcome


@given(numbers, numbers, numbers, st.sampled_from(["at_least", "at_most"]))
def test_a_better_number_never_has_a_worse_outcome(limit, one, other, comparison):
    wider = limit / 2 if comparison == "at_least" else limit * 2
    criterion = Criterion("x", comparison, limit, wider)
    assert rules.is_sound(comparison, limit, wider)
    worse, better = sorted((one, other), reverse=comparison == "at_most")
    rank = rules.WORST_FIRST.index
    assert rank(rules.judge(criterion, worse)) <= rank(rules.judge(criterion, better))


@given(st.lists(st.sampled_from([PASS, WARN, FAIL, UNMEASURED])))
def test_the_whole_is_as_good_as_its_worst_part(outcomes):
    found = rules.overall(outcomes)
    assert found == UNMEASURED if not outcomes else found in outcomes
    assert (found == PASS) == (bool(outcomes) and set(outcomes) == {PASS})


def test_a_later_row_of_the_same_name_succeeds_on_its_day():
    stricter = replace(ROOMS, limit=48.0, valid_from=DAY)
    rows = [ROOMS, stricter, HELP]
    assert rules.in_force(rows, DAY - timedelta(1)) == [ROOMS, HELP]
    assert rules.in_force(rows, DAY) == [stricter, HELP]


def test_a_row_of_another_name_succeeds_what_it_names():
    renamed = Criterion("Uusi nimi", replaces="apua  SAA paikaltaan", valid_from=DAY)
    rows = [HELP, renamed]
    assert rules.in_force(rows, DAY - timedelta(1)) == [HELP]
    assert rules.in_force(rows, DAY) == [renamed]
    assert rules.ancestry(renamed, rows) == [renamed.key, HELP.key]


def test_a_row_ends_and_belongs_to_its_place():
    ended = replace(HELP, valid_to=DAY)
    both = Criterion("Molemmat", place=rules.BOTH)
    screen = Criterion("Näköeste", place=rules.WORKSPACE)
    assert rules.in_force([ended], DAY + timedelta(1)) == []
    assert rules.in_force([ended, both, screen], DAY, rules.ROOM) == [ended, both]
    assert rules.in_force([ended, both, screen], DAY, rules.WORKSPACE) == [both, screen]


def test_rows_that_replace_each_other_end():
    rows = [Criterion("a", replaces="b"), Criterion("b", replaces="a")]
    assert set(rules.ancestry(rows[0], rows)) == {row.key for row in rows}


@pytest.mark.parametrize(
    ("comparison", "limit", "warning", "sound"),
    [
        ("at_least", 44, 40, True),
        ("at_least", 44, 48, False),
        ("at_most", 35, 38, True),
        ("at_most", 35, 30, False),
        ("at_least", None, None, False),
        ("yes", None, None, True),
        ("yes", 1, None, False),
    ],
)
def test_the_limit_that_warns_is_the_wider_one(comparison, limit, warning, sound):
    assert rules.is_sound(comparison, limit, warning) is sound


def test_changes_and_stages():
    assert rules.change(FAIL, PASS) == "better"
    assert rules.change(WARN, FAIL) == "worse"
    assert rules.change(PASS, PASS) == rules.change(None, PASS) == rules.change(UNMEASURED, PASS)
    assert [rules.stage(DAY, DAY + timedelta(n)) for n in (-31, -30, 0, 1)] == [
        None,
        "soon",
        "soon",
        "late",
    ]


@given(st.text(max_size=400))
def test_every_name_has_a_key_fit_for_an_address(name):
    assert rules.key_of(name) == rules.key_of(f"  {name} ")
    assert rules.key_of(name).isalnum()
