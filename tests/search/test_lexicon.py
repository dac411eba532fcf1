"""The lexicon in the site: what a re-import, a missing Voikko and a rebuild do to it."""

from Acquisition import aq_base
from etapalvelu.portal.demo.place import place
from etapalvelu.portal.search import setup
from etapalvelu.portal.search import store
from etapalvelu.portal.search import suggestions
from etapalvelu.portal.search import synonyms
from etapalvelu.portal.search.health import MISSING
from etapalvelu.portal.search.health import OTHER
from etapalvelu.portal.search.health import WAITING
from etapalvelu.portal.search.health import SearchHealth
from etapalvelu.portal.search.jobs import CatchUp
from etapalvelu.portal.search.unfinished import unfinished
from etapalvelu.portal.search.words import finnish
from etapalvelu.portal.search.words import normalizer
from etapalvelu.portal.search.words import voikko
from etapalvelu.portal.search.words.splitter import FinnishSplitter
from plone import api
from Products.GenericSetup.interfaces import INode
from Products.GenericSetup.tests.common import DummyImportContext
from Products.ZCTextIndex.PipelineFactory import element_factory
from Products.ZCTextIndex.ZCTextIndex import PLexicon
from zope.component import getMultiAdapter

import pytest
import sys

PAGE = "Sivu takymetriasta"
AUTHOR, REVIEWER = "kaisa.rantala", "ilmari.toivio"


@pytest.fixture()
def portal(integration):
    with api.env.adopt_roles(["Manager"]):
        yield integration["portal"]


@pytest.fixture()
def without_voikko(monkeypatch):
    """A server on which the library is not installed."""
    monkeypatch.setitem(sys.modules, "libvoikko", None)
    monkeypatch.setattr(voikko, "_local", type(voikko._local)())
    return monkeypatch


def titles(text):
    return {brain.Title for brain in store.brains(store.find(text))}


def add(portal, text):
    page = api.content.create(portal["guides"], "Document", title=PAGE)
    page.description = text
    page.reindexObject()
    return page


def lexicon():
    return api.portal.get_tool("portal_catalog")["plone_lexicon"]


def test_a_re_import_keeps_the_words(portal):
    before = lexicon().length()
    assert before > 1000
    tool = api.portal.get_tool("portal_setup")
    tool.runImportStepFromProfile("etapalvelu.portal:default", "catalog")
    setup.prepare()
    assert lexicon().length() == before
    assert titles("asiointipisteissä")
    # What an export of the whole catalog and its import do.
    made = tuple(
        element_factory.instantiate(*each)
        for each in (
            ("Word Splitter", "Finnish splitter"),
            ("Case Normalizer", "Finnish normalizer"),
        )
    )
    assert made == tuple(lexicon()._pipeline)
    assert hash(made) == hash(tuple(lexicon()._pipeline))
    assert made != (FinnishSplitter(), FinnishSplitter())


def test_an_exported_lexicon_is_imported_again_without_loss(portal):
    before = lexicon().length()
    context = DummyImportContext(portal, tool=api.portal.get_tool("portal_setup"))
    node = getMultiAdapter((aq_base(lexicon()), context), INode)
    exported = node.node
    assert "Finnish normalizer" in exported.toxml()
    node.node = exported
    assert lexicon().length() == before
    assert setup.analyser() == voikko.version()


def test_uninstalling_gives_plones_own_search_back(portal):
    setup.restore()
    catalog = api.portal.get_tool("portal_catalog")
    assert type(aq_base(lexicon())) is PLexicon
    assert catalog(SearchableText="kuhmon*")
    assert "search_names" not in catalog.indexes()
    setup.prepare()
    assert titles("kuhmossa")


def test_without_voikko_surfaces_and_beginnings_are_found_and_it_is_told(portal, without_voikko):
    health = SearchHealth()
    assert health.check(None).problem == MISSING
    page = add(portal, "Keuhkoröntgenkuvausta saunatonttujen luona")
    assert PAGE in titles("saunatonttujen")
    assert PAGE in titles("saunaton")
    assert PAGE not in titles("saunatonttu saunatontuille")
    # Nothing of another analyser came into the index: a base form would be there.
    assert not lexicon().get_wid("saunatonttu")
    assert api.content.get_uuid(page) in unfinished().contents
    assert CatchUp().run(None) == ""
    without_voikko.undo()
    assert health.check(None).problem == WAITING
    assert CatchUp().run(None).mapping["count"] >= 1
    assert len(unfinished().contents) == 0
    assert PAGE in titles("saunatontuille")
    assert health.check(None).problem is None


def test_an_index_of_another_analyser_is_told(portal):
    assert SearchHealth().check(None).problem is None
    lexicon()._pipeline = (FinnishSplitter(), normalizer.FinnishNormalizer("Voikko of old"))
    assert SearchHealth().check(None).problem == OTHER
    setup.note_analyser()
    assert SearchHealth().check(None).problem is None


def test_the_lexicon_of_an_older_site_is_replaced_with_all_its_words(portal):
    catalog = api.portal.get_tool("portal_catalog")
    setup.restore()
    setup.prepare()
    assert catalog(SearchableText="asiointipisteissä*")
    assert setup.analyser() == voikko.version()
    assert titles("kuhmossa")


def test_synonyms_are_those_of_published_terms(portal):
    names = {"title": "Saunatonttu", "synonyms": ["löylyn henki"], "explanation_fi": "Pieni olento"}
    term = place(portal["glossary"], "GlossaryTerm", "tonttu", "in_review", AUTHOR, **names)
    add(portal, "Tässä asuu saunatonttu")
    assert synonyms.others(["saunatontut"]) == []
    reviewer = api.user.get(userid=REVIEWER)
    with api.env.adopt_user(user=reviewer), api.env.adopt_roles(["Manager"]):
        api.content.transition(term, "publish")
    assert synonyms.others(["saunatontut"]) == ["löylyn henki"]
    assert PAGE in titles("löylyn hengestä")
    assert "Saunatonttu" in titles("löylyn hengestä")
    # As in a site that had terms before it had synonyms.
    synonyms.remove()
    setup.prepare()
    assert synonyms.others(["saunatontut"]) == ["löylyn henki"]
    api.content.transition(term, "retract")
    assert PAGE not in titles("löylyn hengestä")


def test_a_misspelt_word_leads_to_what_the_reader_may_find(portal, login):
    add(portal, "Salainen saunatonttu")
    assert titles("saunatonttu")
    assert "saunatonttu" in suggestions.suggestions("saunatontu")
    assert suggestions.suggestions("saunatonttu") == []
    login("aino.lahti")
    assert suggestions.suggestions("saunatontu") == []
    assert "palvelukortti" in suggestions.suggestions("palvelukorti")


@pytest.mark.parametrize(
    ("word", "main", "found"),
    [
        ("ajanvarauksen", "ajanvaraus", "aika"),
        ("hakemuksineen", "hakemus", "hakemus"),
        ("sodankylässä", "sodankyla", "sodankyla"),
        ("varattuun", "varattu", "varata"),
        ("teamsissa", "teamsissa", "fi:teams"),
    ],
)
def test_a_word_has_a_main_form_and_others(word, main, found):
    forms = finnish.forms(word)
    assert forms.main == main
    assert found in {*forms.bases, *forms.parts}
    assert "hake" not in forms.parts
    assert "ajaa" not in forms.parts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kela:n ja DVV:lle", ["Kela", "ja", "DVV"]),
        ("FPA:s blanketter", ["FPA", "blanketter"]),
        ("klo 12:30 vero.fi", ["klo", "12", "30", "vero", "fi"]),
        ("Lupa- ja e-lasku\u00adlla", ["Lupa", "ja", "e-laskulla"]),
        ("مرحبا 👋 a\u0308iti", ["مرحبا", "äiti"]),
    ],
)
def test_texts_are_divided_into_words(text, words):
    assert FinnishSplitter().process([text]) == words
