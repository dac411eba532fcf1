"""The search in the running portal against texts and questions with known answers."""

from plone import api
from plone.base.utils import munge_search_term
from tests.search import gold

import pytest


@pytest.fixture()
def ask_in(integration, login):
    """Put texts into the portal as pages; return what asks for them and gives their numbers."""
    portal = integration["portal"]

    def make(texts, language):
        with api.env.adopt_roles(["Manager"]):
            for number, (text, _names) in enumerate(texts):
                page = api.content.create(
                    portal["guides"],
                    "Document",
                    id=f"t{number}",
                    title="",
                    description=text,
                )
                # New content has the language of its place.
                page.language = language
                page.reindexObject()

        catalog = api.portal.get_tool("portal_catalog")

        def ask(question):
            found = catalog.unrestrictedSearchResults(
                SearchableText=munge_search_term(question),
                path={"query": "/".join(portal["guides"].getPhysicalPath()), "depth": 1},
            )
            return [int(brain.getId[1:]) for brain in found if brain.getId[1:].isdigit()]

        return ask

    return make


def test_finnish_words_are_found_in_all_forms_and_compounds(ask_in):
    words = list(gold.finnish())
    texts, questions = gold.texts(words), gold.questions(words)
    assert sum(len(word.forms) for word in words) >= 200
    assert len(questions) >= 100
    recall, precision, wrong = gold.measure(questions, texts, ask_in(texts, "fi"))
    report = f"recall {recall:.3f}, precision {precision:.3f}\n" + "\n".join(wrong)
    print(report)
    assert recall >= 0.98, report
    assert precision >= 0.95, report


@pytest.mark.parametrize("language", ["sv", "en"])
def test_swedish_and_english_words_are_found_by_their_stems(ask_in, language):
    words = list(gold.others(language))
    texts = gold.texts(words)
    recall, precision, wrong = gold.measure(gold.questions(words), texts, ask_in(texts, language))
    report = f"{language}: recall {recall:.3f}, precision {precision:.3f}\n" + "\n".join(wrong)
    print(report)
    assert recall >= 0.8, report
    assert precision >= 0.8, report
