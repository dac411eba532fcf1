"""Fingerprints of values, and who changed what."""

from datetime import date
from etapalvelu.portal.core.editing.rules import compare
from etapalvelu.portal.core.editing.rules import fingerprint
from etapalvelu.portal.core.editing.rules import read_token
from etapalvelu.portal.core.editing.rules import write_token

import pytest


@pytest.mark.parametrize("empty", [None, "", [], (), {}])
def test_all_empty_values_are_equal(empty):
    assert fingerprint(empty) == fingerprint(None)


@pytest.mark.parametrize("value", [0, False, [{"day": "mon"}], date(2026, 12, 24), "a"])
def test_a_value_differs_from_nothing(value):
    assert fingerprint(value) != fingerprint(None)


def test_a_row_with_an_empty_cell_equals_one_without_it():
    assert fingerprint([{"day": "mon", "valid_from": None}]) == fingerprint([{"day": "mon"}])


def test_the_order_of_a_list_matters_and_that_of_a_set_does_not():
    assert fingerprint(["a", "b"]) != fingerprint(["b", "a"])
    assert fingerprint({"a", "b"}) == fingerprint({"b", "a"})


def test_a_token_is_read_back():
    fingerprints = {"IBasic.title": fingerprint("x"), "phone": fingerprint("")}
    assert read_token(write_token(fingerprints)) == fingerprints


@pytest.mark.parametrize("token", ["", "   ", "nonsense", ":", "::::"])
def test_a_broken_token_is_no_error(token):
    assert compare(read_token(token), {"phone": "1"}, {"phone": "2"}) == ((), ())


@pytest.mark.parametrize(
    ("opened", "stored", "typed", "both", "theirs"),
    [
        ("a", "a", "a", (), ()),
        ("a", "a", "b", (), ()),
        ("a", "b", "a", (), ("f",)),
        ("a", "b", "c", ("f",), ()),
        ("a", "b", "b", (), ()),
    ],
)
def test_three_versions_of_one_field(opened, stored, typed, both, theirs):
    changes = compare({"f": opened}, {"f": stored}, {"f": typed})
    assert changes == (both, theirs)


def test_no_changes_are_false():
    assert not compare({"f": "a"}, {"f": "a"}, {"f": "b"})
    assert compare({"f": "a"}, {"f": "b"}, {"f": "a"})
