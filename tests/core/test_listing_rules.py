"""Search in spite of spelling, Finnish order, pages."""

from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.listing.rules import alphabetical
from etapalvelu.portal.core.listing.rules import haystack
from etapalvelu.portal.core.listing.rules import matches
from etapalvelu.portal.core.listing.rules import page_of
from etapalvelu.portal.core.listing.rules import words

import pytest


@pytest.mark.parametrize(
    "query",
    ["Närpiö", "närpiö", "NARPIO", "narpio näRP", "  närpiö  ", "katu, narpio", "a\u0308rpio"],
)
def test_words_are_found_in_spite_of_case_and_accents(query):
    assert matches(haystack("Närpiön asiointipiste", None, "Katu 1"), words(query))


def test_every_word_must_be_there():
    assert not matches(haystack("Närpiön asiointipiste"), words("närpiö kuhmo"))


def test_an_empty_query_finds_everything():
    assert matches(haystack("Närpiö"), words(""))
    assert matches(haystack("Närpiö"), words(" , "))


def test_finnish_letters_come_last():
    names = ["Äänekoski", "Åland", "Ähtäri", "Zürich", "Akaa", "Öja", "vaasa"]
    ordered = ["Akaa", "vaasa", "Zürich", "Åland", "Ähtäri", "Äänekoski", "Öja"]
    assert sorted(names, key=alphabetical) == ordered


@pytest.mark.parametrize(
    ("asked", "number", "rows"),
    [(1, 1, [0, 1]), (3, 3, [4]), (99, 3, [4]), (0, 1, [0, 1]), (-5, 1, [0, 1])],
)
def test_the_nearest_page_is_given(asked, number, rows):
    assert page_of(list(range(5)), asked, 2) == (rows, number, 3)


def test_an_empty_list_has_one_page():
    assert page_of([], 1) == ([], 1, 1)


@pytest.mark.parametrize(
    "value", [["a", "b"], "a", ["", "b"], {"a": 1}, object(), 5, None, [], "x" * 999]
)
def test_any_parameter_gives_short_text(value):
    text = parameters.text({"q": value}, "q")
    assert isinstance(text, str)
    assert len(text) <= 200


@pytest.mark.parametrize("value", ["", "x", "-1", "1.5", "²", "9" * 30, ["2"], None])
def test_any_page_number_is_a_number(value):
    assert isinstance(parameters.number({"page": value}, "page"), int)


def test_empty_values_are_left_out_of_links():
    assert parameters.query({"q": "a b&", "state": ""}) == "?q=a+b%26"
    assert parameters.query({"q": ""}) == ""
