"""The search page over HTTP, with a draft of another organisation that has the words too."""

from etapalvelu.portal.demo.place import place
from html import unescape
from plone import api
from tests.security.conftest import secrets  # noqa: F401
from tests.security.secret import SECRET_DRAFT
from tests.security.secret import SECRET_PLAN
from tests.security.secret import SECRET_POINT

import pytest
import re
import transaction

# Who makes and publishes what the tests need.
BY = {"author": "kaisa.rantala", "reviewer": "ilmari.toivio"}
RESULTS = re.compile(r'<ol class="search-results".*?</ol>', re.S)


@pytest.fixture()
def search(server, client):
    """Search as a persona: search("aino.lahti", SearchableText="vero")."""
    sessions = {}

    def ask(user, **parameters):
        session = sessions.setdefault(user, client(user))
        answer = session.get(f"{server.url}/@@search", params=parameters, timeout=60)
        assert answer.status_code == 200
        return unescape(answer.text)

    return ask


def results(html):
    found = RESULTS.search(html)
    return re.findall(r"<h2><a [^>]*>(.*?)</a>", found[0], re.S) if found else []


def kinds(html):
    """Return {kind: number} of the filter."""
    pairs = re.findall(r'kind=(\w+)[^>]*>[^<]*<span class="search-count">(\d+)', html)
    return {kind: int(number) for kind, number in pairs}


def test_a_card_is_found_with_its_kind_and_place(search):
    html = search("aino.lahti", SearchableText="verokortti")
    assert results(html)
    block = RESULTS.search(html)[0]
    assert "Palvelukortti" in block
    assert "Verohallinto" in block
    assert 'value="verokortti"' in html
    assert "kalle" not in block


def test_a_beginning_of_a_word_is_enough(search):
    assert results(search("aino.lahti", SearchableText="kuhm"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("kuhmo serviceställe", "Kuhmon asiointipiste"),
        ("88900", "Kuhmon asiointipiste"),
        ("skattekort", "Verokortti ja ennakkovero"),
        ("palvelukanava etäpalvelu", "etäpalvelu"),
        ("perusteet", "Etäpalvelun perusteet"),
        ("ensimmäinen yhteys", "Ensimmäinen yhteys"),
        ("korvaako", "Korvaako etäpalvelu palveluneuvojan työn?"),
    ],
)
def test_content_is_found_by_its_name(search, text, title):
    assert title in results(search("aino.lahti", SearchableText=text))


def test_kinds_have_counts_and_narrow_the_results(search):
    everything = search("aino.lahti", SearchableText="palvelu")
    counts = kinds(everything)
    assert len(counts) > 2
    one = search("aino.lahti", SearchableText="palvelu", kind="services")
    assert f"{counts['services']} tulosta" in one
    assert len(results(one)) == min(20, counts["services"])
    assert "Palvelukortti<" not in RESULTS.search(one)[0]


def test_an_unknown_kind_is_no_kind(search):
    known = results(search("aino.lahti", SearchableText="palvelu"))
    assert results(search("aino.lahti", SearchableText="palvelu", kind="<x>")) == known


def test_what_is_hidden_is_neither_shown_nor_counted(search, secrets):  # noqa: F811
    for title in (SECRET_DRAFT, SECRET_POINT, SECRET_PLAN):
        assert title in results(search("kaisa.rantala", SearchableText=title))
        html = search("aino.lahti", SearchableText=title)
        assert results(html) == []
        assert kinds(html) == {}


def test_a_place_that_the_reader_may_not_see_is_not_named(functional_portal, search):
    with api.env.adopt_roles(["Manager"]):
        point = functional_portal["points"]["utsjoki"]
        place(point, "Document", "huomautus", "published", **BY, title="Hylkeenpyynti")
    transaction.commit()
    html = search("aino.lahti", SearchableText="hylkeenpyynti")
    if results(html):
        assert "Utsjoen" not in RESULTS.search(html)[0]
    own = search("niilo.valle", SearchableText="hylkeenpyynti")
    assert "Utsjoen" in RESULTS.search(own)[0]


def test_an_unfinished_result_says_its_state(functional_portal, search):
    with api.env.adopt_roles(["Manager"]):
        provider = functional_portal["providers"]["verohallinto"]
        api.content.create(provider, "Document", title="Keskeneräinen")
    transaction.commit()
    block = RESULTS.search(search("maria.salonen", SearchableText="keskeneräinen"))[0]
    assert "state-draft" in block
    assert "Verohallinto" in block


def test_pages_have_twenty_results_each_once(functional_portal, search):
    with api.env.adopt_roles(["Manager"]):
        for number in range(45):
            place(
                functional_portal["glossary"],
                "GlossaryTerm",
                f"sivutettava-{number}",
                "published",
                **BY,
                title=f"Sivutettava {number}",
                title_sv="Sidindelad",
                title_en="Paged",
                explanation_fi="x",
                explanation_sv="x",
                explanation_en="x",
            )
    transaction.commit()
    pages = [
        results(search("aino.lahti", SearchableText="sivutettava", page=number))
        for number in (1, 2, 3, 99)
    ]
    assert [len(page) for page in pages] == [20, 20, 5, 5]
    assert len({title for page in pages for title in page}) == 45
    assert 'aria-current="page"' in search("aino.lahti", SearchableText="sivutettava", page=2)


@pytest.mark.parametrize("text", ['"', "AND", "(", "*", "a OR", "\x00", "<b>x</b>"])
def test_odd_words_do_no_harm(search, text):
    html = search("aino.lahti", SearchableText=text)
    assert "<h1>Haku</h1>" in html


def test_markup_in_the_words_stays_text(server, client):
    answer = client("aino.lahti").get(
        f"{server.url}/@@search", params={"SearchableText": "<img src=x>"}, timeout=60
    )
    assert "<img src=x>" not in answer.text


def test_no_words_and_no_results_tell_what_to_do(search):
    assert "Mitä etsit?" in search("aino.lahti")
    nothing = search("aino.lahti", SearchableText="zzzyx")
    assert "Mitään ei löytynyt" in nothing
    assert 'value="zzzyx"' in nothing


def test_the_page_speaks_the_readers_language(search):
    html = search("sofia.nyman", SearchableText="kuhmo")
    assert 'lang="sv"' in html
    assert "resultat för sökningen" in html


@pytest.mark.parametrize(
    "path", ["search_rss?SearchableText=kuhmo", "rss.xml", "points/RSS", "points/atom.xml"]
)
def test_there_are_no_feeds(server, client, path):
    answer = client("kaisa.rantala").get(f"{server.url}/{path}", timeout=60)
    assert answer.status_code == 404
    assert "Kuhmon asiointipiste" not in unescape(answer.text)


def test_strangers_search_nothing(server, client):
    answer = client().get(f"{server.url}/@@search?SearchableText=kuhmo", timeout=60)
    assert "/login" in answer.url
    assert "Kuhmon" not in answer.text
