"""Public statements in three languages."""

from html import unescape
from pathlib import Path

import etapalvelu.portal.statements as statements
import pytest
import re

TEXTS = Path(statements.__file__).parent / "texts"
PAGES = ("accessibility-statement", "privacy-notice")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("language", "word"),
    [("fi", "selost"), ("sv", "utlåt|Dataskydd"), ("en", "statement|notice")],
)
def test_strangers_read_it_in_their_language(server, client, page, language, word):
    session = client()
    session.cookies.set("I18N_LANGUAGE", language)
    answer = session.get(f"{server.url}/{page}", timeout=60)
    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.text
    assert re.search(word, unescape(answer.text))
    assert answer.text.count("<h1") == 1


@pytest.mark.parametrize("name", ["accessibility", "privacy"])
def test_the_languages_have_the_same_parts(name):
    shapes = {
        language: re.findall("<(h2|li)>", (TEXTS / f"{name}.{language}.html").read_text("utf-8"))
        for language in ("fi", "sv", "en")
    }
    assert shapes["fi"] == shapes["sv"] == shapes["en"]


def test_retention_times_in_the_text_are_those_of_the_table(functional_portal):
    from etapalvelu.portal.access import requestrules as rules
    from etapalvelu.portal.privacy import store

    text = (TEXTS / "privacy.fi.html").read_text("utf-8")
    for kind in ("account_requests_open", "account_requests_handled", "invitations"):
        days = store.row(kind).days
        assert f"{days} päivää" in text or f"{days} päivän" in text
    assert f"{rules.INVITATION_LIFE.days} päivää" in text
