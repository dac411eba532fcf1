"""The table of contents of guides and of one page."""

from etapalvelu.portal.guides import rules

import pytest


@pytest.mark.parametrize(
    ("title", "before", "level"),
    [
        ("1 Johdanto", None, 1),
        ("1.2 Mitä on etäpalvelu", "1 Johdanto", 2),
        ("3.1.2 Käyttö", "3.1 Järjestelmä", 3),
        ("3.1.2.4 Syvä", None, 3),
        ("Toimintaohje", "3 Käyttöönotto", 2),
        ("Toimintaohje", None, 1),
        ("2026 oli hyvä vuosi", None, 1),
    ],
)
def test_the_number_of_a_chapter_is_its_level(title, before, level):
    assert rules.level(title, before) == level


def test_pages_become_a_tree_in_reading_order():
    titles = ["1 A", "1.2 B", "2 C", "2.1 D", "2.1.1 E", "2.2 F"]
    tree = rules.nested([{"title": title} for title in titles])

    def shape(pages):
        return [(page["title"], shape(page["pages"])) for page in pages]

    assert shape(tree) == [
        ("1 A", [("1.2 B", [])]),
        ("2 C", [("2.1 D", [("2.1.1 E", [])]), ("2.2 F", [])]),
    ]


def test_neighbours_end_at_both_ends():
    assert rules.neighbours(["a", "b", "c"], "b") == ("a", "c")
    assert rules.neighbours(["a"], "a") == (None, None)
    assert rules.neighbours(["a"], "z") == (None, None)


def test_headings_get_addresses_of_their_own():
    text = '<p>Alku &amp; loppu</p><h2>Yksi</h2><h3 id="oma">Kaksi <b>ja</b></h3><h2> </h2>'
    html, contents = rules.with_contents(text + '<h2 id="oma">Kolme</h2>')
    assert contents == [
        (2, "section-1", "Yksi"),
        (3, "oma", "Kaksi ja"),
        (2, "oma-2", "Kolme"),
    ]
    assert '<h2 id="section-1">Yksi</h2>' in html
    assert "Alku &amp; loppu" in html


def test_markup_in_a_heading_stays_text():
    _html, contents = rules.with_contents("<h2>&lt;script&gt;alert(1)&lt;/script&gt;</h2>")
    assert contents == [(2, "section-1", "<script>alert(1)</script>")]


def test_a_page_without_headings_is_left_alone():
    assert rules.with_contents("<p>Lyhyt</p>") == ("<p>Lyhyt</p>", [])
