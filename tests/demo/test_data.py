"""What the data files promise, before anything is loaded from them."""

from collections import Counter
from etapalvelu.portal.access.rules import ROLES
from etapalvelu.portal.demo import data
from etapalvelu.portal.demo import paper
from html.parser import HTMLParser
from io import BytesIO
from PIL import Image
from xml.dom.minidom import parseString
from zipfile import ZipFile

import pytest
import re

FILES = sorted(path for path in data.FOLDER.rglob("*") if path.suffix in (".toml", ".html"))
TEXTS = {str(path.relative_to(data.FOLDER)): path.read_text(encoding="utf-8") for path in FILES}
PEOPLE = data.read("people")["person"]
ORGANISATIONS = data.read("organisations")["organisation"]
POINTS = data.read("points")["point"]


def memberships():
    return [membership for person in PEOPLE for membership in person["memberships"]]


def test_about_forty_people_each_with_own_login():
    assert 38 <= len(PEOPLE) <= 45
    for key in ("id", "email", "name", "phone"):
        assert max(Counter(person[key] for person in PEOPLE).values()) == 1, key


def test_one_password_long_enough():
    assert len(data.read("people")["password"]) >= 12


def test_best_login_comes_first():
    assert PEOPLE[0]["memberships"] == [{"organisation": "kuhmo", "role": "Adviser"}]


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_someone(role):
    assert role in {membership["role"] for membership in memberships()}


def test_nobody_belongs_to_an_organisation_that_is_not_there():
    known = {row["id"] for row in ORGANISATIONS + POINTS}
    assert {membership["organisation"] for membership in memberships()} <= known


def test_every_active_provider_has_two_trainers():
    trainers = Counter(m["organisation"] for m in memberships() if m["role"] == "ProviderEditor")
    active = {o["id"] for o in ORGANISATIONS if o["kind"] == "provider" and o["state"] == "active"}
    assert len(active) == 6
    assert {name for name, count in trainers.items() if count >= 2} == active


@pytest.mark.parametrize("name", TEXTS)
def test_addresses_and_numbers_are_invented(name):
    text = TEXTS[name]
    for domain in re.findall(r"(?:@|https?://)([\w.-]+)", text):
        assert domain.endswith(".example"), domain
    for number in re.findall(r"\+?\b(?:358|0\d)[ \d-]{6,}", text):
        assert re.match(r"\+?358 00 000 ", number), number


@pytest.mark.parametrize("name", [name for name in TEXTS if name.endswith(".html")])
def test_guide_is_sound_html(name):
    # The pages are XML too, which finds a forgotten end tag.
    parseString(f"<div>{TEXTS[name]}</div>")
    assert "style=" not in TEXTS[name]
    assert "<script" not in TEXTS[name]


def test_rich_text_is_sound_html():
    class Tags(HTMLParser):
        def __init__(self):
            super().__init__()
            self.open = []

        def handle_starttag(self, tag, attrs):
            self.open.append(tag)

        def handle_endtag(self, tag):
            assert self.open.pop() == tag

    for name, text in TEXTS.items():
        for html in re.findall(r"'''(.*?)'''", text, re.DOTALL):
            tags = Tags()
            tags.feed(html)
            assert tags.open == [], name


def test_guides_are_listed_once_and_all():
    listed = [row["id"] for row in data.read("guides/index")["guide"]]
    assert sorted(f"guides/{id_}.html" for id_ in listed) == [
        t for t in TEXTS if t.endswith("html")
    ]


def test_at_least_twelve_cards_in_finnish():
    languages = Counter(card["language"] for card in data.cards())
    assert languages["fi"] >= 12
    assert languages["sv"] >= 2
    assert languages["en"] >= 2


def test_template_is_an_open_document():
    archive = ZipFile(BytesIO(paper.document("Otsikko", ["<rivi> & ä"])))
    assert archive.namelist()[0] == "mimetype"
    assert archive.read("mimetype").decode() == paper.ODT
    text = parseString(archive.read("content.xml")).getElementsByTagName("text:p")[0]
    assert text.firstChild.data == "<rivi> & ä"
    assert paper.document("a", ["b"]) == paper.document("a", ["b"])


def test_picture_shows_as_much_as_is_written():
    def ink(*lines):
        image = Image.open(BytesIO(paper.picture("Tervetuloa", lines)))
        assert image.size == paper.PICTURE_SIZE
        return sum(n for n, colour in image.getcolors(100000) if colour == (0x8A, 0x97, 0xAB))

    assert 0 < ink("sana") < ink("sana toinen") < ink("sana toinen", "rivi")
