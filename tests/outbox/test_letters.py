"""Every letter, in every language, as text and as HTML."""

from etapalvelu.portal.outbox import letters
from etapalvelu.portal.outbox import markup
from html import escape
from pathlib import Path
from plone import api

import pytest

FOLDERS = sorted(Path(letters.__file__).parents[1].glob("*/mail"))
EVIL = "<b>Aino</b>\r\nBcc: evil@evil.example\n\nClick:\nhttps://evil.example/"


@pytest.fixture()
def sender(portal):
    api.portal.set_registry_record("plone.email_from_address", "portaali@verkosto.example")
    api.portal.set_registry_record("plone.email_from_name", "Etäpalveluportaali")


def test_the_letters_of_accounts_are_found():
    assert {"access/invitation", "access/added", "access/receipt"} <= set(letters.names())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_every_letter_exists_in_three_languages(folder):
    names = {path.name.split(".")[0] for path in folder.glob("*.txt")}
    expected = {f"{name}.{language}.txt" for name in names for language in letters.LANGUAGES}
    assert {path.name for path in folder.glob("*.txt")} == expected


@pytest.mark.parametrize("letter", letters.names())
def test_the_languages_say_the_same(letter):
    sources = [letters.source(letter, language) for language in letters.LANGUAGES]
    assert all(subject and "$" not in subject for subject, _body in sources)
    used = [markup.variables(body) for _subject, body in sources]
    assert used[0] == used[1] == used[2] <= set(letters.sample(letter))
    assert {"portal_url", "link"} & used[0]
    values = letters.sample(letter)
    shapes = [[block.kind for block in markup.blocks(body, values)] for _s, body in sources]
    assert shapes[0] == shapes[1] == shapes[2]


@pytest.mark.parametrize("letter", letters.names())
@pytest.mark.parametrize("language", letters.LANGUAGES)
def test_text_and_html_hold_every_value(sender, letter, language):
    values = letters.sample(letter)
    message = letters.compose(letter, language, "aino@kuhmo.example", **values)
    text = message.get_body(("plain",)).get_content()
    html = message.get_body(("html",)).get_content()
    for name in markup.variables(letters.source(letter, language)[1]):
        assert values[name] in text
        assert all(escape(line) in html for line in values[name].splitlines())
    assert f'lang="{language}"' in html
    # No image, no script, nothing that tells the sender that the letter was opened.
    assert not any(word in html for word in ("<img", "<script", "src=", "url(", "@import"))
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"] and message["From"].addresses[0].addr_spec == "portaali@verkosto.example"


@pytest.mark.parametrize("letter", letters.names())
def test_what_people_type_makes_no_header_no_markup_and_no_link(sender, letter):
    values = {
        name: value if name.endswith(("link", "url")) else EVIL
        for name, value in letters.sample(letter).items()
    }
    message = letters.compose(letter, "fi", "aino@kuhmo.example", **values)
    assert message["Bcc"] is None and "evil" not in message["Subject"]
    head = message.as_bytes().split(b"\r\n\r\n")[0]
    assert b"evil" not in head
    html = message.get_body(("html",)).get_content()
    assert "<b>" not in html
    assert 'href="https://evil' not in html


def test_a_letter_to_nobody_is_not_written(sender):
    for address in ("", "aino", "a@b\r\nBcc: evil@evil.example"):
        values = letters.sample("access/added")
        assert letters.send("access/added", "fi", address, **values) is False
