"""Terms in texts: first occurrence, inflected forms, closed elements, text stays text."""

from concurrent.futures import ThreadPoolExecutor
from etapalvelu.portal.glossary.linking import Matcher
from etapalvelu.portal.glossary.linking import Term
from etapalvelu.portal.glossary.linking import words_of
from etapalvelu.portal.glossary.words import keys
from functools import partial
from lxml import html
from time import perf_counter

import pytest
import subprocess
import sys

NASTY = '<img src=x onerror="alert(1)"> & "lainaus" مرحبا 👋'


def matcher(language, **terms):
    known = [
        Term(
            id_,
            f"/portal/glossary/{id_}",
            tuple(tuple(keys(word, language) for word in words_of(name)) for name in names),
            NASTY,
            language,
        )
        for id_, names in terms.items()
    ]
    return Matcher(known, partial(keys, language=language))


@pytest.fixture(scope="module")
def finnish():
    return matcher(
        "fi",
        remote=["etäpalvelu"],
        point=["asiointipiste", "palvelupiste"],
        agreement=["yhteispalvelusopimus"],
        link=["pysyvä linkki", "vakiolinkki"],
        room=["tila"],
        card=["palvelukortti"],
        system=["ajanvarausjärjestelmä"],
    )


def links(text, found, seen=()):
    markup, _ids = found.link(text, lambda path: f"http://x.example{path}", seen)
    return [
        (link.text, link.get("href").rpartition("/")[2])
        for link in html.fragment_fromstring(markup, create_parent="div").iter("a")
        if link.get("data-term") is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Etäpalvelussa autetaan.", [("Etäpalvelussa", "remote")]),
        ("asiointipisteiltä", [("asiointipisteiltä", "point")]),
        ("palvelupisteittemme", [("palvelupisteittemme", "point")]),
        ("yhteispalvelusopimuksia", [("yhteispalvelusopimuksia", "agreement")]),
        ("Palvelukorttien", [("Palvelukorttien", "card")]),
        ("tilassa", [("tilassa", "room")]),
        ("pysyvällä linkillä", [("pysyvällä linkillä", "link")]),
        ("pysyvällä, linkillä", []),
        ("pysyvällä", []),
        ("ajanvarausjärjestelmäänkin", [("ajanvarausjärjestelmäänkin", "system")]),
        # Other words, though they begin alike.
        ("etäpalvelupiste tilanne tilaus kortti", []),
    ],
)
def test_finnish_forms(finnish, text, expected):
    assert links(f"<p>{text}</p>", finnish) == expected


def test_swedish_and_english_forms():
    swedish = matcher("sv", card=["servicekort"], point=["serviceställe"])
    assert links("<p>servicekortet på serviceställen</p>", swedish) == [
        ("servicekortet", "card"),
        ("serviceställen", "point"),
    ]
    english = matcher("en", card=["service card"], point=["service point"])
    assert links("<p>Service cards at service points. Another service card.</p>", english) == [
        ("Service cards", "card"),
        ("service points", "point"),
    ]


def test_the_first_occurrence_in_reading_order(finnish):
    text = (
        "<h2>Etäpalvelu</h2><p>Ensin <em>etäpalvelua</em> ja etäpalvelu, "
        "<strong>tilat</strong> sekä tila.</p><p>etäpalvelu, asiointipiste</p>"
    )
    assert links(text, finnish) == [
        ("etäpalvelua", "remote"),
        ("tilat", "room"),
        ("asiointipiste", "point"),
    ]
    assert links(text, finnish, {"remote", "room"}) == [("asiointipiste", "point")]


@pytest.mark.parametrize("tag", ["a", "h1", "h3", "code", "pre", "button", "label", "summary"])
def test_closed_elements_stay_as_they_are(finnish, tag):
    text = f"<div><{tag}>etäpalvelu <b>tila</b></{tag}></div>"
    assert finnish.link(text, str, set()) == (text, frozenset())


def test_nothing_of_the_text_is_lost(finnish):
    text = "Alku &amp; &lt;b&gt; etäpalvelu ja tila<br>loppu <!-- x --> tila &nbsp; مرحبا 👋"
    markup, ids = finnish.link(text, str, set())
    assert ids == {"remote", "room"}
    root = html.fragment_fromstring(markup, create_parent="div")
    for note in root.find_class("term-note"):
        assert note.text == NASTY and len(note) == 0
        note.text = ""
    before = html.fragment_fromstring(text, create_parent="div").text_content()
    assert root.text_content() == before
    assert "<img" not in markup


def test_other_threads_find_the_same(finnish):
    text = "<p>" + " ".join(["asiointipisteessä", "etäpalvelun", "palvelukortilla"] * 20) + "</p>"

    def find(_number):
        keys.cache_clear()
        return links(text, finnish)

    with ThreadPoolExecutor(4) as pool:
        assert len({tuple(found) for found in pool.map(find, range(40))}) == 1


def test_a_long_page_with_many_terms_takes_milliseconds():
    found = matcher("fi", **{f"t{n}": [f"termi{n}"] for n in range(500)}, last=["etäpalvelu"])
    words = " ".join(f"sana{n % 300} asiointipisteessä" for n in range(2000))
    text = f"<p>{words} etäpalvelussa</p>"
    links(text, found)
    began = perf_counter()
    assert links(text, found) == [("etäpalvelussa", "last")]
    assert perf_counter() - began < 0.1


WITHOUT = """
import sys

sys.modules["libvoikko"] = None
from etapalvelu.portal.glossary.words import keys

assert keys("Etäpalvelussa", "fi") == {"etäpalvelussa"}
"""


def test_without_voikko_the_very_same_form_counts():
    subprocess.run([sys.executable, "-c", WITHOUT], check=True)
