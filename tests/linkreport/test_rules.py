"""Faults that are found in the HTML of a text."""

from etapalvelu.portal.linkreport import rules

import pytest


def lead(address):
    if address.startswith("http"):
        return rules.EXTERNAL
    return {"gone": rules.BROKEN, "draft": rules.UNSEEN}.get(address)


def kinds(text, annexes=()):
    return [finding.kind for finding in rules.findings(text, lead, annexes)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<p><a href="here">ok</a></p>', []),
        ('<a href="gone">x</a><a href="draft">y</a>', [rules.BROKEN, rules.UNSEEN]),
        ('<a href="">x</a>', [rules.BROKEN]),
        ('<a name="place"></a><a href="#place">x</a>', []),
        ('<h2 id="a">A</h2><a href="#b">3.1.4</a>', [rules.ANCHOR]),
        ('<a href="https://muu.example/">x</a>', [rules.EXTERNAL]),
        ('<a href="mailto:a@b.example">x</a><a href="tel:123">y</a>', []),
        ('<a href="http://[bad">x</a>', [rules.BROKEN]),
        ('<img src="a.png"><img src="b.png" alt=" ">', [rules.ALT, rules.ALT]),
        ('<img src="a.png" alt="Kaavio"><img src="b.png" alt="" role="presentation">', []),
        ("", []),
        ("<!-- vain kommentti -->", []),
        ("<p>Ei virheitä 👋 مرحبا", []),
    ],
)
def test_links_and_pictures(text, expected):
    assert kinds(text) == expected


def test_annexes_are_files_links_or_chapters():
    assert kinds("<a href='here'>linkki</a><p>Liite 2</p>") == [rules.ANNEX]
    text = "<p>Katso liite 2 ja Liite 3, liitteessä 2 on lista.</p>"
    assert [f.words for f in rules.findings(text, lead)] == ["2", "3"]
    assert kinds(text, ["Liite 2: tilat"]) == [rules.ANNEX]
    assert kinds(text + "<h2>Liite 3. Laitteet</h2>", ["LIITE 2"]) == []


def test_a_caption_without_its_picture():
    text = "<p>Kuva 1: Kanavat</p><p>Kuva 2. Tila</p><p>Kuvassa 3 ei ole mitään.</p>"
    assert kinds(text) == [rules.FIGURE, rules.FIGURE]
    assert kinds(text + '<img src="a" alt="Kanavat">') == [rules.FIGURE]


def test_a_huge_text_is_read():
    assert len(kinds('<a href="gone">x</a>' * 3000)) == 3000
    assert len(rules.findings(f'<a href="gone">{"x" * 5000}</a>', lead)[0].words) == rules.LONGEST
